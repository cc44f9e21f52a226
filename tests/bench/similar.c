// SPDX-License-Identifier: GPL-3.0-or-later
// How good and how fast the similar posters are: of ten neighbours of each paper, how many have a
// label in common with it that their conference gave them, beside plain overlap of title words
// and chance. Usage: similar
#include "tests/support/agreement.h"
#include "tests/support/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
take_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

// Microseconds that finding ten neighbours takes, of all papers.
static void
measure_time (const AffProgramme *programme, AffSimilar *similar, double *median, double *p99)
{
  guint count = programme->papers->len;
  g_autofree double *times = g_new (double, count);

  for (guint i = 0; i < count; i++) {
    double start = take_time ();
    for (guint j = 0; j < 20; j++)
      g_array_unref (aff_similar_find (similar, g_ptr_array_index (programme->papers, i),
                                       AGREEMENT_NEIGHBOURS, 0));
    times[i] = (take_time () - start) / 20.0;
  }
  qsort (times, count, sizeof (double), compare_times);
  *median = times[count / 2];
  *p99 = times[count * 99 / 100];
}

static gboolean
is_day (const char *label)
{
  return g_str_has_suffix (label, "July") || strstr (label, "Posters") != NULL;
}

static void
measure_list (const char *folder, CorpusList list)
{
  g_autoptr (GPtrArray) papers = corpus_read (folder, list);
  // What only says a day is no label, and a paper without a label cannot be judged.
  for (guint i = 0; i < papers->len; i++) {
    GPtrArray *labels = ((CorpusPaper *) g_ptr_array_index (papers, i))->labels;
    for (guint j = labels->len; j > 0; j--)
      if (is_day (g_ptr_array_index (labels, j - 1)))
        g_ptr_array_remove_index (labels, j - 1);
  }
  for (guint i = papers->len; i > 0; i--)
    if (((CorpusPaper *) g_ptr_array_index (papers, i - 1))->labels->len == 0)
      g_ptr_array_remove_index (papers, i - 1);
  g_autoptr (AffProgramme) programme = corpus_programme (papers, FALSE);
  double start = take_time ();
  g_autoptr (AffSimilar) similar = aff_similar_new (programme);
  double built = (take_time () - start) / 1000.0;
  double ours = agreement_of_similar (papers, similar, programme);
  double titles = agreement_of_titles (papers);
  double median, p99;
  measure_time (programme, similar, &median, &p99);
  printf (
    "%s: %u papers, P@10 %.4f, title overlap %.4f, ratio %.3f, chance %.3f; built in %.1f "
    "ms, query p50 %.1f us, p99 %.1f us\n",
    corpus_name (list), papers->len, ours, titles, ours / titles, agreement_of_chance (papers),
    built, median, p99);
}

int
main (int argc, char **argv)
{
  static const CorpusList lists[] = {CORPUS_ACL_2020, CORPUS_ICLR_2020, CORPUS_MIDL_2021,
                                     CORPUS_MICCAI_2025};
  g_test_init (&argc, &argv, NULL);
  const char *folder = fixture_real_data ();

  if (folder == NULL) {
    puts ("skipped: the folder of real data is not here (../shared/data or AFFICHE_DATA)");
    return 77;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    measure_list (folder, lists[i]);
  return 0;
}
