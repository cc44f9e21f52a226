// SPDX-License-Identifier: GPL-3.0-or-later
// The best tour of a published orienteering instance: orienteering FILE [SECONDS]. Prints
// "score SCORE length LENGTH SECONDS proven|open". The tour's core works until it has a proof
// or the seconds of the processor (a tenth if not given) are over. Exit code 2: the file cannot
// be used.
#include "tests/support/tour-file.h"

#include <stdlib.h>
#include <time.h>

#define USUAL_SECONDS 0.1
#define LONGEST       86400.0
#define MOST_ROUNDING 1e-4
#define EXIT_WRONG    2
#define US_PER_SECOND 1e6

// Of this process, so that what else runs on the machine does not count.
static gint64
read_cpu_us (void)
{
  return (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static gboolean
is_over (gpointer data)
{
  const gint64 *deadline = data;

  return read_cpu_us () >= *deadline;
}

static gboolean
read_seconds (const char *text, double *seconds)
{
  char *end;

  *seconds = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *seconds > 0 && *seconds <= LONGEST;
}

static int
run (const TourFile *file, double seconds)
{
  gint64 start = read_cpu_us ();
  gint64 deadline = start + (gint64) (seconds * US_PER_SECOND);
  AffTourEffort effort = {G_MAXUINT64, G_MAXUINT64, is_over, &deadline};
  g_autoptr (AffTour) tour = aff_tour_solve (&file->problem, &effort);
  double used = (double) (read_cpu_us () - start) / US_PER_SECOND;
  double length = tour_file_length (file, tour);

  if (!tour->is_possible) {
    g_printerr ("orienteering: The end cannot be reached within the limit.\n");
    return EXIT_WRONG;
  }
  if (length > file->limit + MOST_ROUNDING) {
    g_printerr ("orienteering: The tour is longer than its limit.\n");
    return EXIT_FAILURE;
  }
  g_print ("score %" G_GINT64_FORMAT " length %.6g %.4f %s\n", tour->score + file->end_score,
           length, used, tour->is_proven ? "proven" : "open");
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  double seconds = USUAL_SECONDS;
  g_autofree char *message = NULL;

  if (argc < 2 || argc > 3 || (argc == 3 && !read_seconds (argv[2], &seconds))) {
    g_printerr ("Usage: orienteering FILE [SECONDS]\n");
    return EXIT_WRONG;
  }
  g_autoptr (TourFile) file = tour_file_read (argv[1], &message);
  if (file == NULL) {
    g_printerr ("orienteering: %s\n", message);
    return EXIT_WRONG;
  }
  return run (file, seconds);
}
