<?php
/* Called with: the site, the database's socket, what to put into it (JSON), where to write what was made (JSON). */
[, $site, $socket, $told, $answer] = $argv;
$content = json_decode(file_get_contents($told), true);

$server = new mysqli('localhost', 'root', '', '', 0, $socket);
// The question before may have had a site of its own.
$server->query('drop database if exists wordpress');
$server->query('create database wordpress character set utf8mb4');

define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require "$site/wp-load.php";
require "$site/wp-admin/includes/upgrade.php";
add_filter('pre_wp_mail', '__return_true');
wp_install('Measured', 'admin', 'admin@example.org', false, '', 'only-for-measuring');
$options = [
  'template' => 'plain', 'stylesheet' => 'plain', 'comment_registration' => 1, 'thread_comments' => 1,
  'thread_comments_depth' => 10, 'page_comments' => 0, 'comment_moderation' => 0, 'comment_previously_approved' => 0,
  'comments_notify' => 0, 'moderation_notify' => 0,
];
foreach ($options as $name => $value) update_option($name, $value);

$users = [];
$cookies = [];
foreach ($content['authors'] as $n => $name) {
  $id = wp_insert_user([
    'user_login' => "reader$n", 'user_pass' => wp_generate_password(20), 'display_name' => $name,
    'user_email' => "reader$n@example.org", 'role' => 'subscriber',
  ]);
  $users[] = $id;
  $until = time() + DAY_IN_SECONDS;
  $session = WP_Session_Tokens::get_instance($id)->create($until);
  $cookies[] = AUTH_COOKIE . '=' . rawurlencode(wp_generate_auth_cookie($id, $until, 'auth', $session)) . '; '
    . LOGGED_IN_COOKIE . '=' . rawurlencode(wp_generate_auth_cookie($id, $until, 'logged_in', $session));
}

$pages = [];
foreach ($content['pages'] as $page) {
  $paragraphs = array_map(fn($text) => "<p>$text</p>", $page['paragraphs']);
  $id = wp_insert_post([
    'post_title' => $page['title'], 'post_content' => implode("\n", $paragraphs), 'post_status' => 'publish',
    'comment_status' => 'open', 'post_author' => $users[0],
  ]);
  $first = 1 + (int) $wpdb->get_var("select coalesce(max(comment_ID), 0) from $wpdb->comments");
  foreach (array_chunk($page['comments'], 500, true) as $some) {
    $rows = [];
    foreach ($some as $place => $comment) {
      $parent = $comment['parent'] < 0 ? 0 : $first + $comment['parent'];
      $rows[] = $wpdb->prepare(
        '(%d, %d, %s, %s, %s, %s, %s, 1, %d, %d)', $first + $place, $id, $content['authors'][$comment['author']],
        "reader{$comment['author']}@example.org", $comment['at'], $comment['at'], $comment['text'], $parent,
        $users[$comment['author']],
      );
    }
    $wpdb->query("insert into $wpdb->comments (comment_ID, comment_post_ID, comment_author, comment_author_email,
      comment_date, comment_date_gmt, comment_content, comment_approved, comment_parent, user_id) values "
      . implode(',', $rows));
  }
  wp_update_comment_count_now($id);
  $count = count($page['comments']);
  $pages[] = ['id' => $id, 'comments' => $count > 0 ? range($first, $first + $count - 1) : []];
}
file_put_contents($answer, json_encode(['cookies' => $cookies, 'pages' => $pages]));
