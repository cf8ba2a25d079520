<?php
/* What would keep a measurement from being one: guards against floods and doubles, and pictures from elsewhere. */
add_filter('comment_flood_filter', '__return_false', 99);
add_filter('wp_is_comment_flood', '__return_false', 99);
add_filter('duplicate_comment_id', '__return_false');
add_filter('pre_option_show_avatars', '__return_zero');
