// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/staff-kiosk.h"

#include "app/db/staff.h"
#include "app/programme/agenda.h"
#include "tests/support/fixture.h"

#define PATIENCE_S 30
#define DRAG_STEPS 8

static void
change (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (path, AFF_DB_WRITE, &error);

  g_assert_no_error (error);
  fixture_change (db, sql);
}

static char *
give_pin (const char *path, AffPermitRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffPin) pin = aff_staff_add (path, STAFF_PERSON, role, KIOSK_NOW, &error);

  g_assert_no_error (error);
  return g_strdup (aff_pin_digits (pin));
}

static AffLive *
make_live (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffClock) clock = aff_clock_new_simulated (KIOSK_NOW, 0);
  AffLive *live = aff_live_new (path, clock, FALSE);

  aff_live_load (live, &error);
  g_assert_no_error (error);
  aff_live_run (live);
  return live;
}

StaffKiosk *
staff_open (const StaffSetting *setting)
{
  StaffKiosk *self = g_new0 (StaffKiosk, 1);

  self->folder = fixture_folder_new ();
  self->path = kiosk_file_new (self->folder, "strasbourg");
  self->prints = g_build_filename (self->folder, "prints", NULL);
  if (setting->sql != NULL)
    change (self->path, setting->sql);
  if (setting->is_staffed)
    self->pin = give_pin (self->path, setting->role);
  AffWindowSetting window = {.live = make_live (self->path),
                             .language = "en",
                             .width = setting->size.width,
                             .height = setting->size.height,
                             .db = self->path,
                             .print_folder = self->prints,
                             .lock_seconds = setting->lock_seconds};
  self->kiosk = kiosk_open_with (&window);
  return self;
}

void
staff_close (StaffKiosk *self)
{
  kiosk_close (self->kiosk);
  fixture_folder_free (self->folder);
  g_free (self->path);
  g_free (self->prints);
  g_free (self->pin);
  g_free (self);
}

GtkWidget *
staff_find (StaffKiosk *self, const char *name)
{
  GtkWidget *found = kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_BUTTON, name);

  if (found == NULL)
    g_error ("There is no button “%s”", name);
  return found;
}

gboolean
staff_has (StaffKiosk *self, const char *name)
{
  return kiosk_find_named (GTK_WIDGET (self->kiosk->window), GTK_TYPE_BUTTON, name) != NULL;
}

void
staff_press (StaffKiosk *self, const char *name)
{
  kiosk_press (self->kiosk, staff_find (self, name));
}

static gboolean
on_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

typedef gboolean (*StaffFunc) (StaffKiosk *self, gconstpointer data);

static void
wait_for (StaffKiosk *self, StaffFunc func, gconstpointer data, const char *what)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_S, on_over, &is_over);

  while (!func (self, data) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  if (is_over) {
    g_autofree char *text = kiosk_text (GTK_WIDGET (self->kiosk->window));
    g_error ("%s did not come. The screen says:\n%s", what, text);
  }
  g_source_remove (timeout);
  kiosk_settle (self->kiosk);
}

static gboolean
says (StaffKiosk *self, gconstpointer words)
{
  g_autofree char *text = kiosk_text (GTK_WIDGET (self->kiosk->window));

  return strstr (text, words) != NULL;
}

void
staff_wait_for (StaffKiosk *self, const char *words)
{
  wait_for (self, says, words, words);
}

void
staff_go_to_sign_in (StaffKiosk *self)
{
  staff_press (self, "Display");
  staff_press (self, "Staff");
  g_assert_true (says (self, "Staff sign-in"));
}

static gboolean
is_answered (StaffKiosk *self, gconstpointer data)
{
  return !says (self, "One moment…");
}

static gboolean
takes_digits (StaffKiosk *self, gconstpointer data)
{
  return gtk_widget_is_sensitive (staff_find (self, "1"));
}

void
staff_type_pin (StaffKiosk *self, const char *digits)
{
  wait_for (self, takes_digits, NULL, "The keypad");
  for (const char *digit = digits; *digit != '\0'; digit++) {
    const char name[] = {*digit, '\0'};

    kiosk_touch (self->kiosk, staff_find (self, name));
  }
  wait_for (self, is_answered, NULL, "An answer");
}

void
staff_sign_in (StaffKiosk *self)
{
  staff_go_to_sign_in (self);
  staff_type_pin (self, self->pin);
  staff_wait_for (self, "Signed in as " STAFF_PERSON);
}

void
staff_show (StaffKiosk *self, const char *page)
{
  staff_sign_in (self);
  kiosk_act (self->kiosk, "staff.show", g_variant_new_string (page));
}

static char *
find_holder (const AffProgramme *programme, const char *label)
{
  const AffPlan *plan = g_ptr_array_index (programme->plans, 0);
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, KIOSK_NOW),
                              KIOSK_NOW);

  g_assert_nonnull (plan);
  for (guint i = 0; i < seats->len; i++) {
    const AffSeat *seat = &g_array_index (seats, AffSeat, i);

    if (g_str_equal (seat->board->label, label))
      return seat->presentation != NULL ? g_strdup (seat->presentation->paper->number) : NULL;
  }
  g_error ("There is no board %s", label);
}

char *
staff_holder (StaffKiosk *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffDb) db = aff_db_open (self->path, AFF_DB_READ, &error);
  g_autoptr (AffProgramme) programme = db != NULL ? aff_programme_load (db, &error) : NULL;

  g_assert_no_error (error);
  return find_holder (programme, label);
}

typedef struct {
  const char *label;
  const char *paper;
} Holder;

static gboolean
is_held (StaffKiosk *self, gconstpointer data)
{
  const Holder *wanted = data;
  g_autofree char *paper = find_holder (aff_live_programme (self->kiosk->live), wanted->label);

  return g_strcmp0 (paper, wanted->paper) == 0;
}

void
staff_wait_for_holder (StaffKiosk *self, const char *label, const char *paper)
{
  Holder wanted = {label, paper};

  wait_for (self, is_held, &wanted, "The change");
  g_autofree char *saved = staff_holder (self, label);
  g_assert_cmpstr (saved, ==, paper);
}

graphene_point_t
staff_spot (StaffKiosk *self, const char *label)
{
  GtkWidget *board = kiosk_find_board (self->kiosk, label);
  graphene_rect_t bounds;

  g_assert_nonnull (board);
  g_assert_true (gtk_widget_compute_bounds (board, GTK_WIDGET (self->kiosk->window), &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static void
append_move (GPtrArray *words, float x, float y)
{
  g_ptr_array_add (words, g_strdup ("mousemove"));
  g_ptr_array_add (words, g_strdup_printf ("%d", (int) x));
  g_ptr_array_add (words, g_strdup_printf ("%d", (int) y));
  g_ptr_array_add (words, g_strdup ("sleep"));
  g_ptr_array_add (words, g_strdup ("0.02"));
}

void
staff_drag (StaffKiosk *self, graphene_point_t from, graphene_point_t to)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  append_move (words, from.x, from.y);
  g_ptr_array_add (words, g_strdup ("mousedown"));
  g_ptr_array_add (words, g_strdup ("1"));
  for (int i = 1; i <= DRAG_STEPS; i++)
    append_move (words, from.x + (to.x - from.x) * (float) i / DRAG_STEPS,
                 from.y + (to.y - from.y) * (float) i / DRAG_STEPS);
  g_ptr_array_add (words, g_strdup ("mouseup"));
  g_ptr_array_add (words, g_strdup ("1"));
  g_ptr_array_add (words, NULL);
  kiosk_do_with_devices (self->kiosk, (const char *const *) words->pdata);
}
