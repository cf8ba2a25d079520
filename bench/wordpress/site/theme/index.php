<!doctype html>
<html <?php language_attributes(); ?>>
<head><meta charset="utf-8"><?php wp_head(); ?></head>
<body>
<?php while (have_posts()): the_post(); ?>
<main><h1><?php the_title(); ?></h1><?php the_content(); ?></main>
<?php if (is_singular()) comments_template(); ?>
<?php endwhile; ?>
<?php wp_footer(); ?>
</body>
</html>
