// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kiosk.h"
#include "ui/widget/fit-text.h"

#define LONG_TITLE                                                                             \
  "A comparison of self-supervised pretraining approaches for predicting disease risk from "   \
  "chest radiograph images of several hospitals, scanners and years, under shifts of the "     \
  "population that nobody had seen before"
#define LONG_WORD "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"

// Lays TEXT out in WIDTH by HEIGHT and returns whether it had to be cut.
static gboolean
cuts (const char *text, int width, int height)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (aff_fit_text_new (text));
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, height);
  gtk_widget_size_allocate (widget, &(GtkAllocation){0, 0, width, height}, -1);
  return aff_fit_text_is_cut (AFF_FIT_TEXT (widget));
}

static void
test_a_text_is_cut_only_where_it_cannot_fit (void)
{
  static const struct {
    const char *text;
    int width;
    int height;
    gboolean is_cut;
  } rows[] = {
    {LONG_TITLE, 600, 200, FALSE},
    {LONG_TITLE, 300, 110, FALSE},
    {LONG_TITLE, 200, 20, TRUE},
    {LONG_WORD, 600, 40, FALSE},
    // Broken within the word, and all of it there.
    {LONG_WORD, 120, 120, FALSE},
    {LONG_WORD, 60, 20, TRUE},
    {"医用画像における基盤モデルの不確実性評価と公平性の検証", 120, 120, FALSE},
    {"医用画像における基盤モデルの不確実性評価と公平性の検証", 30, 16, TRUE},
    {"تقييم عدم اليقين في نماذج التصوير الطبي", 120, 120, FALSE},
    {"", 100, 20, FALSE},
    {"Two\nlines", 100, 60, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (cuts (rows[i].text, rows[i].width, rows[i].height) != rows[i].is_cut)
      g_error ("\"%s\" in %dx%d: %s", rows[i].text, rows[i].width, rows[i].height,
               rows[i].is_cut ? "not cut" : "cut");
}

static void
test_nothing_is_taken_as_no_text (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (aff_fit_text_new (NULL));

  g_assert_cmpstr (aff_fit_text_get_text (AFF_FIT_TEXT (widget)), ==, "");
  aff_fit_text_set_text (AFF_FIT_TEXT (widget), "One");
  g_assert_true (kiosk_is_named (widget, "One"));
  aff_fit_text_set_text (AFF_FIT_TEXT (widget), NULL);
  g_assert_cmpstr (aff_fit_text_get_text (AFF_FIT_TEXT (widget)), ==, "");
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/fit-text/a-text-is-cut-only-where-it-cannot-fit",
                   test_a_text_is_cut_only_where_it_cannot_fit);
  g_test_add_func ("/ui/fit-text/nothing-is-taken-as-no-text",
                   test_nothing_is_taken_as_no_text);
  return g_test_run ();
}
