// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/geom.h"
#include "app/base/span.h"
#include "app/base/text.h"

typedef struct {
  const char *given;
  const char *wanted;
} Case;

static void
check_cases (const Case *cases, gsize length, char *(*func) (const char *) )
{
  for (gsize i = 0; i < length; i++) {
    g_autofree char *result = func (cases[i].given);
    g_assert_cmpstr (result, ==, cases[i].wanted);
  }
}

static void
test_clean_drops_what_deceives (void)
{
  static const Case cases[] = {
    {NULL, NULL},
    {"", ""},
    {"  plain  ", "plain"},
    {"Zoë\xff!", "Zoë\xef\xbf\xbd!"},
    {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
    {"a\xe2\x80\xae"
     "b\xe2\x80\xac"
     "c",
     "abc"},
    {"\xe2\x81\xa6x\xe2\x81\xa9 \xe2\x80\x8ey\xe2\x80\x8f \xd8\x9cz", "x y z"},
    {"a\x01\x1b[31m\x7f\xc2\x9b"
     "b",
     "a[31mb"},
    {"one\ttwo\r\nthree\rfour\nfive", "one two\nthree\nfour\nfive"},
    {"one\xe2\x80\xa8two\xe2\x80\xa9three", "one\ntwo\nthree"},
    {"\xc2\xa0\n edge \xe2\x80\x83", "edge"},
    // Joiners write Persian and family names; they reorder nothing.
    {"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae"},
  };
  check_cases (cases, G_N_ELEMENTS (cases), aff_text_clean);
}

static void
test_a_quote_shows_what_was_given (void)
{
  static const Case cases[] = {
    {"", ""},
    {" Zoë ", " Zoë "},
    {"a\xff\xc3", "a\\xff\\xc3"},
    {"one\ttwo\r\n\x1b[31m", "one\\ttwo\\x0d\\n\\x1b[31m"},
    {"a\u202eb\xc2\x85\u2028", "a\\u202eb\\u0085\\u2028"},
  };
  check_cases (cases, G_N_ELEMENTS (cases), aff_text_quote);
  g_autofree char *fits = g_strnfill (AFF_TEXT_QUOTED, 'x');
  g_autofree char *longer = g_strconcat (fits, "x", NULL);
  g_autofree char *ended = g_strconcat (fits, "…", NULL);
  const Case lengths[] = {{fits, fits}, {longer, ended}};
  check_cases (lengths, G_N_ELEMENTS (lengths), aff_text_quote);
}

static void
test_what_cannot_be_seen_is_empty (void)
{
  static const Case cases[] = {
    {"\u200b", ""}, {" \u200d\ufeff \u2060", ""}, {"\u3164\u00ad\u2800", ""},
    {"\u0301", ""}, {"\u200ba", "\u200ba"},       {".", "."},
  };
  check_cases (cases, G_N_ELEMENTS (cases), aff_text_clean);
}

static void
test_a_line_holds_no_break_and_ends (void)
{
  static const Case cases[] = {
    {NULL, NULL},
    {"\n", ""},
    {"one\r\ntwo \n\n three", "one two  three"},
    {"one\ttwo\u2028three\n", "one two three"},
  };
  check_cases (cases, G_N_ELEMENTS (cases), aff_text_clean_line);
  g_autofree char *longest = g_strnfill (AFF_TEXT_LINE, 'a');
  g_autofree char *longer = g_strconcat (longest, "b", NULL);
  g_autofree char *kept = aff_text_clean_line (longest);
  g_autofree char *shortened = aff_text_clean_line (longer);
  g_assert_cmpstr (kept, ==, longest);
  g_assert_true (g_str_has_prefix (shortened, longest) && g_str_has_suffix (shortened, "a…"));
}

static void
test_clean_neutralises_every_bidi_control (void)
{
  static const gunichar controls[] = {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                      0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++) {
    char given[16] = "a";
    given[1 + g_unichar_to_utf8 (controls[i], given + 1)] = '\0';
    g_autofree char *result = aff_text_clean (given);
    g_assert_cmpstr (result, ==, "a");
  }
}

static void
test_labels_stand_in_the_order_of_counting (void)
{
  static const char *const ordered[] = {
    "",    "1",    "2",  "10",   "10a",  "10b", "99999999999999999998", "99999999999999999999",
    "A 2", "A 10", "b1", "W047", "W103", "é"};
  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++) {
      int order = aff_text_compare_natural (ordered[i], ordered[j]);
      g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
    }
}

static void
test_different_labels_are_never_equal (void)
{
  g_assert_cmpint (aff_text_compare_natural ("007", "7"), !=, 0);
  g_assert_cmpint (aff_text_compare_natural ("w1", "W1"), !=, 0);
  g_assert_cmpint (aff_text_compare_natural ("007", "7"), ==,
                   -aff_text_compare_natural ("7", "007"));
  g_assert_cmpint (aff_text_compare_natural (NULL, "1"), <, 0);
  g_assert_cmpint (aff_text_compare_natural (NULL, NULL), ==, 0);
}

static void
test_emoji_go_and_signs_stay (void)
{
  static const Case cases[] = {
    {NULL, NULL},
    {"☕ Coffee break", "Coffee break"},
    {"Coffee ☕ break", "Coffee break"},
    {"Panel 🎤", "Panel"},
    {"👩🏽‍🔬 and 🇫🇷", "and"},
    {"5️⃣ papers", "5 papers"},
    {"20 °C → 30 °C, № 4 © ™ ± µ", "20 °C → 30 °C, № 4 © ™ ± µ"},
    {"H₂O  two spaces", "H₂O  two spaces"},
  };
  check_cases (cases, G_N_ELEMENTS (cases), aff_text_without_emoji);
}

static void
test_short_texts_end_at_a_word (void)
{
  static const struct {
    const char *given;
    guint length;
    const char *wanted;
  } cases[] = {
    {NULL, 5, NULL},
    {"exact", 5, "exact"},
    {"one two three", 7, "one two…"},
    {"one two three", 9, "one two…"},
    {"one, two", 4, "one…"},
    {"Donaudampfschiff", 6, "Donaud…"},
    {"e\xcc\x81\x65\xcc\x81\x65\xcc\x81", 3, "e\xcc\x81…"},
    {"éééé", 0, "…"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *result = aff_text_shorten (cases[i].given, cases[i].length);
    g_assert_cmpstr (result, ==, cases[i].wanted);
  }
}

static void
test_spans_are_half_open (void)
{
  AffSpan span = {10, 20};
  g_assert_true (aff_span_contains (span, 10));
  g_assert_false (aff_span_contains (span, 20));
  g_assert_true (aff_span_overlaps (span, (AffSpan){19, 30}));
  g_assert_false (aff_span_overlaps (span, (AffSpan){20, 30}));
  g_assert_false (aff_span_overlaps (span, (AffSpan){15, 15}));
}

static void
test_angles_and_centres_round_as_they_say (void)
{
  static const int angles[][2] = {{0, 0},    {360, 0}, {-90, 270},
                                  {-360, 0}, {725, 5}, {G_MININT, 232}};
  for (gsize i = 0; i < G_N_ELEMENTS (angles); i++)
    g_assert_cmpint (aff_angle_normalise (angles[i][0]), ==, angles[i][1]);
  AffPoint centre = aff_box_centre ((AffBox){10, -10, 5, 4});
  g_assert_cmpint (centre.x_mm, ==, 12);
  g_assert_cmpint (centre.y_mm, ==, -8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean-drops-what-deceives", test_clean_drops_what_deceives);
  g_test_add_func ("/base/text/a-quote-shows-what-was-given",
                   test_a_quote_shows_what_was_given);
  g_test_add_func ("/base/text/what-cannot-be-seen-is-empty",
                   test_what_cannot_be_seen_is_empty);
  g_test_add_func ("/base/text/a-line-holds-no-break-and-ends",
                   test_a_line_holds_no_break_and_ends);
  g_test_add_func ("/base/text/clean-neutralises-every-bidi-control",
                   test_clean_neutralises_every_bidi_control);
  g_test_add_func ("/base/text/labels-stand-in-the-order-of-counting",
                   test_labels_stand_in_the_order_of_counting);
  g_test_add_func ("/base/text/different-labels-are-never-equal",
                   test_different_labels_are_never_equal);
  g_test_add_func ("/base/text/emoji-go-and-signs-stay", test_emoji_go_and_signs_stay);
  g_test_add_func ("/base/text/short-texts-end-at-a-word", test_short_texts_end_at_a_word);
  g_test_add_func ("/base/span/spans-are-half-open", test_spans_are_half_open);
  g_test_add_func ("/base/geom/angles-and-centres-round-as-they-say",
                   test_angles_and_centres_round_as_they_say);
  return g_test_run ();
}
