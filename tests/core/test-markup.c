// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/markup.h"

#include <string.h>

typedef struct {
  const char *given;
  const char *wanted;
} Case;

static void
check_cases (const Case *cases, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    g_autofree char *result = aff_markup_strip (cases[i].given);
    g_assert_cmpstr (result, ==, cases[i].wanted);
    g_assert_true (aff_markup_is_there (cases[i].given));
  }
}

static void
test_tags_go_and_blocks_become_lines (void)
{
  static const Case cases[] = {
    {"<p>One.</p><p>Two.</p>", "One.\nTwo."},
    {"<P CLASS=\"x\">One.\n  Still <i>one</i>.</P>\n\n<p>Two.", "One. Still one.\nTwo."},
    {"a<br>b<br/>c<BR />d", "a\nb\nc\nd"},
    {"a<br><br>b", "a\n\nb"},
    {"a<br><br><br><br><br>b", "a\n\nb"},
    {"<ul><li>One</li><li>Two</li></ul>after", "One\nTwo\nafter"},
    {"Topics:<ol><li>One<li>Two</ol>", "Topics:\nOne\nTwo"},
    {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
    {"<b>bold</b>ly <a href='https://example.org/?a=1&amp;b=2' target=_blank>go</a>",
     "boldly go"},
    {"one<!-- two <b> -- three -->four", "onefour"},
    {"one<script>alert ('<p>')</script> two", "one two"},
    {"<style>p { color: red }</style><p>one", "one"},
    {"<o:p>Word</o:p>", "Word"},
    {"line one\nline <em>two</em>", "line one\nline two"},
    {"<div><div><span>deep</span></div></div>", "deep"},
    {"<p></p>", ""},
    {"Zoë <i>Müller</i> 東京", "Zoë Müller 東京"},
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_entities_are_resolved_also_twice (void)
{
  static const Case cases[] = {
    {"R&amp;D", "R&D"},
    {"R&amp;amp;D", "R&D"},
    {"Zo&euml; M&uuml;ller", "Zoë Müller"},
    {"Zo&amp;euml;", "Zoë"},
    {"a&nbsp;b", "a\u00a0b"},
    {"&#8220;x&#x201D;", "“x”"},
    {"it&apos;s", "it's"},
    {"a &lt; b &amp;&amp; b &gt; c", "a < b && b > c"},
    {"5 &amp;lt; 6", "5 < 6"},
    {"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\nTwo."},
    {"the &lt;video&gt; element", "the <video> element"},
    {"<p>the &lt;b&gt;x&lt;/b&gt; element</p>", "the <b>x</b> element"},
    {"line one\nR&amp;D", "line one\nR&D"},
    {"&copy; R&D", "© R&D"},
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_what_is_no_markup_stays (void)
{
  static const char *const texts[] = {
    "",
    "plain",
    "a < b",
    "a<b and c>d",
    "x<y",
    "p <0.05, q<.01",
    "R&D",
    "AT&T; and Q&A",
    "a && b",
    "&notanentity; &;",
    "&#; &#x;",
    "<https://example.org/a>",
    "List<T> and Map<Key, Value>",
    "<- left, right ->",
    "I <3 posters",
    "$a<b$ and $c>d$",
    "  spaces  and\n\n\nlines stay ",
    "<!-- never ended",
    "<b x=\"never ended>",
    "5 <",
    "&",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *result = aff_markup_strip (texts[i]);
    g_assert_cmpstr (result, ==, texts[i]);
    g_assert_false (aff_markup_is_there (texts[i]));
  }
  g_assert_null (aff_markup_strip (NULL));
  g_assert_false (aff_markup_is_there (NULL));
}

static void
test_both_in_one_text_are_told_apart (void)
{
  static const Case cases[] = {
    {"<p>if a < b, R&D</p>", "if a < b, R&D"},
    {"see <https://example.org> <br> or <i>ask</i>", "see <https://example.org>\nor ask"},
    {"a<b and <b>c</b>", "a<b and c"},
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_hostile_markup_ends (void)
{
  static const char *const parts[] = {
    "<",     "<b>",      "<div>", "</p>",     "<!--",
    "&amp;", "<b x=\"",  "&",     "<b x='\"", "<b a=\"<b a='\" ",
    "<td>",  "<script>", "-->",   "<br>",     "<p><table>"};

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 300000)
      g_string_append (text, parts[i]);
    g_autofree char *result = aff_markup_strip (text->str);
    g_assert_nonnull (result);
  }
}

static void
test_tags_beyond_counting_stay (void)
{
  static const struct {
    guint pairs;
    gboolean is_whole;
  } rows[] = {{1, TRUE}, {1000, TRUE}, {1001, FALSE}, {20000, FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (guint pair = 0; pair < rows[i].pairs; pair++)
      g_string_append (text, "<b>x</b>");
    g_autofree char *result = aff_markup_strip (text->str);
    g_assert_true (g_str_has_prefix (result, "x"));
    g_assert_true ((strchr (result, '<') == NULL) == rows[i].is_whole);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/markup/tags-go-and-blocks-become-lines",
                   test_tags_go_and_blocks_become_lines);
  g_test_add_func ("/exchange/markup/entities-are-resolved-also-twice",
                   test_entities_are_resolved_also_twice);
  g_test_add_func ("/exchange/markup/what-is-no-markup-stays", test_what_is_no_markup_stays);
  g_test_add_func ("/exchange/markup/both-in-one-text-are-told-apart",
                   test_both_in_one_text_are_told_apart);
  g_test_add_func ("/exchange/markup/tags-beyond-counting-stay",
                   test_tags_beyond_counting_stay);
  g_test_add_func ("/exchange/markup/hostile-markup-ends", test_hostile_markup_ends);
  return g_test_run ();
}
