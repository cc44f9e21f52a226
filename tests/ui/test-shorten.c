// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/shorten.h"

#include <string.h>

// TEXT with what stands between "[" and "]" marked.
static AffMarked
make_marked (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  AffMarked marked = {.n_marks = 0};

  for (; *text != '\0'; text++)
    if (*text == '[')
      marked.marks[marked.n_marks].start = (guint) plain->len;
    else if (*text == ']')
      marked.marks[marked.n_marks++].end = (guint) plain->len;
    else
      g_string_append_c (plain, *text);
  marked.text = g_string_free (g_steal_pointer (&plain), FALSE);
  return marked;
}

static char *
show_marked (const AffMarked *marked)
{
  GString *shown = g_string_new (marked->text);

  for (guint i = marked->n_marks; i > 0; i--) {
    g_string_insert_c (shown, marked->marks[i - 1].end, ']');
    g_string_insert_c (shown, marked->marks[i - 1].start, '[');
  }
  return g_string_free (shown, FALSE);
}

static void
check (const char *text, guint most, const char *expected)
{
  AffMarked marked = make_marked (text);

  aff_marked_shorten (&marked, most);
  g_autofree char *shown = show_marked (&marked);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_true (g_utf8_validate (marked.text, -1, NULL));
  g_free (marked.text);
}

static void
test_what_fits_stays (void)
{
  check ("Ann, [Bo], Cy", 30, "Ann, [Bo], Cy");
  check ("", 5, "");
}

static void
test_whole_names_go (void)
{
  check ("Ann Alpha, Bo Beta, Cy Gamma, Di Delta", 32, "Ann Alpha, Bo Beta, …");
  check ("Ann Alpha, Bo Beta, Cy Gamma, Di Delta", 22, "Ann Alpha, …");
}

static void
test_marked_names_stay (void)
{
  check ("Ann Alpha, Bo Beta, Cy Gamma, [Di] Delta", 36, "Ann Alpha, …, [Di] Delta");
  check ("Ann Alpha, Bo [Be]ta, Cy Gamma, [Di] Delta", 34, "…, Bo [Be]ta, …, [Di] Delta");
  check ("Ann, [Al], Bo, [Cy], Di, [Ed], Fo, [Gi], Hu, [Ik], Jo", 34,
         "Ann, [Al], …, [Cy], …, [Ed], …, [Gi], …");
  check ("Łukasz Nowak, Bo Beta, Søren Gamma, Di [Délta]", 36, "Łukasz Nowak, …, Di [Délta]");
}

static void
test_text_that_is_no_list_ends_at_a_word (void)
{
  check ("Evaluating the Fairness of Deep Learning", 20, "Evaluating the…");
  check ("[Evaluating] the Fairness of [Deep] Learning", 20, "[Evaluating] the…");
  check ("漢字漢字漢字漢字", 9, "漢字漢字…");
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

// Whatever comes, nothing is longer than asked for, and marks stay within the text.
static void
test_nothing_grows (void)
{
  static const char *const parts[] = {"Ann",  ", ", "Łukasz Strauß", " ",
                                      "漢字", "x",  ", ,",           "-"};

  for (int i = 0; i < 2000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    AffMarked marked = {.n_marks = 0};

    for (int j = g_test_rand_int_range (0, 30); j > 0; j--) {
      const char *part = parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))];
      if (marked.n_marks < AFF_MARKS && g_test_rand_int_range (0, 4) == 0)
        marked.marks[marked.n_marks++] = (AffMark){(guint) text->len,
                                                   (guint) (text->len + strlen (part))};
      g_string_append (text, part);
    }
    marked.text = g_strdup (text->str);
    guint most = (guint) g_test_rand_int_range (0, 90);
    aff_marked_shorten (&marked, most);
    g_assert_true (g_utf8_validate (marked.text, -1, NULL));
    g_assert_cmpuint (measure (marked.text), <=, MAX (most, 1));
    for (guint j = 0; j < marked.n_marks; j++) {
      g_assert_cmpuint (marked.marks[j].start, <=, marked.marks[j].end);
      g_assert_cmpuint (marked.marks[j].end, <=, strlen (marked.text));
      g_assert_true (g_utf8_validate (marked.text + marked.marks[j].start, -1, NULL));
    }
    g_free (marked.text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendee/shorten/what-fits-stays", test_what_fits_stays);
  g_test_add_func ("/attendee/shorten/whole-names-go", test_whole_names_go);
  g_test_add_func ("/attendee/shorten/marked-names-stay", test_marked_names_stay);
  g_test_add_func ("/attendee/shorten/text-that-is-no-list-ends-at-a-word",
                   test_text_that_is_no_list_ends_at_a_word);
  g_test_add_func ("/attendee/shorten/nothing-grows", test_nothing_grows);
  return g_test_run ();
}
