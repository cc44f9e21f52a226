// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk that is touched for days: whatever is on the screen is set off, at random but the same in
// each run, while simulated days pass. It holds that memory and file descriptors do not grow, that
// every day change is shown, and (warnings are fatal) that nothing warns.
//
// The suite runs a short one; `test-soak -m slow` runs 20,000 touches over five days and says what
// it measured.
#include "tests/support/fixture.h"
#include "tests/ui/kiosk.h"
#include "ui/language.h"
#include "ui/widget/words.h"

#include <malloc.h>
#ifdef __SANITIZE_ADDRESS__
size_t __sanitizer_get_current_allocated_bytes (void); // GCC 12 has no header for it
#endif

#define SEED           20261004
#define MOST_GROWTH_MB 5
#define DAY_S          (24 * 60 * 60)
#define LAG_US         G_USEC_PER_SEC // in which the screen says the new day
#define IDLE_S         10
#define LEAVES         100 // one touch in so many says that the visitor goes

typedef struct {
  int touches;
  int days;
  int speed;
  int samples; // of the memory, the first a warm-up after which it may not grow
} Plan;

static const Plan short_plan = {.touches = 240, .days = 1, .speed = 7200, .samples = 4};
static const Plan long_plan = {.touches = 20000, .days = 5, .speed = 600, .samples = 20};

static const KioskSize size = {1280, 720};

typedef struct {
  // owned
  Kiosk *kiosk;
  GRand *random;
  char *day;           // the last that the screen said
  GHashTable *visited; // the names of the pages' types

  gint64 begin; // simulated
  int day_changes;
  int descriptors;
  double memory_mb; // after the warm-up
  double growth_mb; // the worst since
} Soak;

// Megabytes of that kind ("RssAnon", "RssShmem") that the process holds, without what was freed.
static double
measure_pages (const char *kind)
{
  g_autofree char *text = NULL;
  g_autofree char *key = g_strdup_printf ("\n%s:", kind);

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  const char *line = strstr (text, key);
  g_assert_nonnull (line);
  return (double) g_ascii_strtoll (line + strlen (key), NULL, 10) / 1024;
}

// Megabytes that are in use. The address sanitizer keeps what was freed aside for a while, so its
// pages grow without a leak; its allocator knows what is in use to the byte.
static double
measure_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  return (double) __sanitizer_get_current_allocated_bytes () / (1024 * 1024);
#else
  return measure_pages ("RssAnon");
#endif
}

static int
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  int count = -1; // that of the folder

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *clock, gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

// Until the next frame begins, by which all that a touch sets off has happened.
static void
wait_for_frame (Soak *self)
{
  gboolean is_over = FALSE;

  gtk_widget_add_tick_callback (GTK_WIDGET (self->kiosk->window), on_frame, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static char *
read_day (Soak *self)
{
  return aff_zone_day (aff_live_programme (self->kiosk->live)->zone,
                       aff_live_now (self->kiosk->live));
}

static gboolean
says_day (Soak *self, const char *day)
{
  g_autofree char *words = aff_words_day (day);
  g_autofree char *within = aff_words_day_within (day);

  return kiosk_says (self->kiosk, words) || kiosk_says (self->kiosk, within);
}

// Holds that the screen says what day it is, a moment after midnight at the latest.
static void
check_day (Soak *self)
{
  g_autofree char *day = read_day (self);
  gint64 end = g_get_monotonic_time () + LAG_US;

  while (!says_day (self, day) && g_get_monotonic_time () < end)
    wait_for_frame (self);
  if (!says_day (self, day) && !says_day (self, read_day (self)))
    g_error ("The screen does not say that it is %s", day);
  if (g_strcmp0 (day, self->day) == 0)
    return;
  self->day_changes += self->day != NULL;
  g_free (self->day);
  self->day = g_steal_pointer (&day);
}

static gint64
choose_board (Soak *self)
{
  const AffProgramme *programme = aff_live_programme (self->kiosk->live);
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);
  const AffBoard *board = g_ptr_array_index (
    plan->boards, g_rand_int_range (self->random, 0, (gint32) plan->boards->len));

  return board->id;
}

static void
note_page (Soak *self)
{
  GtkWidget *page = aff_window_get_page (self->kiosk->window);

  g_hash_table_add (self->visited, (gpointer) G_OBJECT_TYPE_NAME (page));
}

// Which of the pages that a visitor comes to were not met.
static void
check_pages (Soak *self, gboolean is_long)
{
  static const char *const pages[] = {"AffNowPage",    "AffSchedulePage", "AffPostersPage",
                                      "AffTourPage",   "AffSearchPage",   "AffPosterPage",
                                      "AffItemPage",   "AffWayPage",      "AffPresenterPage",
                                      "AffAttractPage"};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    gboolean is_visited = g_hash_table_contains (self->visited, pages[i]);

    if (!is_visited)
      g_test_message ("%s was not met", pages[i]);
    g_assert_true (is_visited || !is_long);
  }
}

static void
set_off (GtkWidget *control)
{
  // A button's own "activate" shows it pressed for a quarter of a second first.
  if (GTK_IS_BUTTON (control))
    g_signal_emit_by_name (control, "clicked");
  else
    gtk_widget_activate (control);
}

// Anything on the screen, a petal of the idle screen, or nobody any more.
static void
touch (Soak *self)
{
  GtkWidget *window = GTK_WIDGET (self->kiosk->window);
  g_autoptr (GPtrArray) controls = kiosk_list_controls (window);
  gint32 choice = g_rand_int_range (self->random, 0, (gint32) controls->len + 1);

  if (g_rand_int_range (self->random, 0, LEAVES) == 0)
    gtk_widget_activate_action (window, "win.start-over", NULL);
  else if (choice < (gint32) controls->len)
    set_off (g_ptr_array_index (controls, (guint) choice));
  else if (kiosk_find_class (window, "attract") != NULL)
    gtk_widget_activate_action (window, "win.begin-board", "x", choose_board (self));
  wait_for_frame (self);
}

// On the idle screen, where nothing of a visit is left.
static void
take_sample (Soak *self, int touches)
{
  gint64 since = aff_live_now (self->kiosk->live) - self->begin;

  kiosk_act (self->kiosk, "win.start-over", NULL);
  double memory_mb = measure_memory ();
  int descriptors = count_descriptors ();
  g_test_message (
    "%5d touches, %.2f days: %.1f MB and %.1f MB of pictures shared with the display, "
    "%d file descriptors",
    touches, (double) since / DAY_S, memory_mb, measure_pages ("RssShmem"), descriptors);
  if (self->descriptors == 0) {
    self->descriptors = descriptors;
    self->memory_mb = memory_mb;
  }
  g_assert_cmpint (descriptors, ==, self->descriptors);
  self->growth_mb = MAX (self->growth_mb, memory_mb - self->memory_mb);
}

static void
open_kiosk (Soak *self, const char *path, int speed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, speed);
  AffLive *live = aff_live_new (path, clock, FALSE);
  AffWindowSetting setting = {
    .live = live,
    .language = "fr",
    .kiosk = "foyer",
    .width = size.width,
    .height = size.height,
    .idle_seconds = IDLE_S,
  };

  aff_live_load (live, &error);
  g_assert_no_error (error);
  aff_live_run (live);
  self->kiosk = kiosk_open_with (&setting);
  self->random = g_rand_new_with_seed (SEED);
  self->visited = g_hash_table_new (g_str_hash, g_str_equal);
}

// Each page once, in each language: what is made but once is no growth.
static void
warm_up (Soak *self)
{
  static const char *const pages[] = {"now",    "schedule", "posters", "tour",
                                      "search", "find",     "way:17",  "way:place:10",
                                      "own:17", "item:4",   "item:1",  "presentation:17"};

  for (const AffLanguage *language = aff_languages; language->code != NULL; language++) {
    kiosk_act (self->kiosk, "win.start-over", NULL);
    kiosk_act (self->kiosk, "win.begin", g_variant_new_string (language->code));
    for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
      kiosk_show (self->kiosk, pages[i]);
  }
  kiosk_act (self->kiosk, "win.start-over", NULL);
  self->begin = aff_live_now (self->kiosk->live);
}

static void
soak (const Plan *plan)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = kiosk_file_new (folder, "strasbourg");
  Soak self = {0};
  int each = plan->touches / plan->samples, touches = 0;
  gint64 length = (gint64) plan->days * DAY_S;

  open_kiosk (&self, path, plan->speed);
  warm_up (&self);
  g_hash_table_remove_all (self.visited);
  while (touches < plan->touches || aff_live_now (self.kiosk->live) - self.begin < length) {
    touch (&self);
    note_page (&self);
    check_day (&self);
    if (++touches % each == 0)
      take_sample (&self, touches);
  }
  g_test_message ("%d touches, %d day changes, %.1f MB after the warm-up, at most %.1f MB more",
                  touches, self.day_changes, self.memory_mb, self.growth_mb);
  g_assert_cmpint (self.day_changes, >=, plan->days);
  g_assert_cmpfloat (self.growth_mb, <=, MOST_GROWTH_MB);
  check_pages (&self, plan == &long_plan);
  kiosk_close (self.kiosk);
  g_hash_table_unref (self.visited);
  g_rand_free (self.random);
  g_free (self.day);
  fixture_folder_free (folder);
}

static void
test_days_of_touches_leave_nothing_behind (void)
{
  soak (g_test_slow () ? &long_plan : &short_plan);
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/soak/days-of-touches-leave-nothing-behind",
                   test_days_of_touches_leave_nothing_behind);
  return g_test_run ();
}
