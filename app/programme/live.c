// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/live.h"

#include "app/db/watch.h"
#include "app/programme/reader.h"

#include <glib/gstdio.h>

struct _AffLive {
  GObject parent_instance;
  // owned
  char *path; // NULL: nothing is followed
  char *copy; // of a private one that was written to; to be removed
  AffClock *clock;
  AffProgramme *programme;
  GError *trouble;
  AffWatch *watch;
  AffReader *reader;
  AffWriter *writer; // weak: it belongs to whoever writes
  gulong minute_handler;
  gint64 as_of; // of the programme, as this clock saw it
  gboolean is_private;
};

enum { CHANGED, SIGNAL_COUNT };

static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (AffLive, aff_live, G_TYPE_OBJECT)

static void
announce_change (AffLive *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_same_state (const AffProgramme *a, const AffProgramme *b)
{
  return a && a->version == b->version && a->as_of == b->as_of && g_str_equal (a->id, b->id);
}

// What another clock dates ahead of ours (a rehearsal, a wrong clock) changed when we saw it.
static void
take_programme (AffLive *self, AffProgramme *programme)
{
  aff_programme_ref (programme);
  g_clear_pointer (&self->programme, aff_programme_unref);
  self->programme = programme;
  self->as_of = MIN (programme->as_of, aff_clock_now (self->clock));
}

// Takes the programme over unless it is the one on the screen. TRUE if it is new.
static gboolean
accept_programme (AffLive *self, AffProgramme *programme)
{
  if (!programme || is_same_state (self->programme, programme))
    return FALSE;
  take_programme (self, programme);

  return TRUE;
}

static gboolean
is_same_trouble (const GError *a, const GError *b)
{
  if (!a || !b)
    return a == b;
  return g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message);
}

// TRUE if trouble came, went or is another one.
static gboolean
accept_trouble (AffLive *self, const GError *trouble)
{
  if (is_same_trouble (self->trouble, trouble))
    return FALSE;
  g_clear_error (&self->trouble);
  self->trouble = trouble ? g_error_copy (trouble) : NULL;

  return TRUE;
}

static void
log_trouble (AffLive *self)
{
  if (!self->trouble)
    g_message ("%s can be read again.", self->path);
  else if (self->programme)
    g_message ("%s The last programme that could be read stays.", self->trouble->message);
  else
    g_message ("%s", self->trouble->message);
}

// Here the error of the thread stops rising, so it is told to the log; the screen tells people.
static void
on_read (AffProgramme *programme, const GError *trouble, gpointer data)
{
  AffLive *self = data;
  gboolean is_new = accept_programme (self, programme);
  gboolean is_other_trouble = accept_trouble (self, trouble);

  if (is_other_trouble)
    log_trouble (self);
  if (is_new || is_other_trouble)
    announce_change (self);
}

static void
follow (AffLive *self)
{
  self->reader = aff_reader_new (self->path, self->is_private, on_read, self);
  self->watch = aff_watch_new (self->path);
  g_signal_connect_swapped (self->watch, "stirred", G_CALLBACK (aff_reader_wake), self->reader);
}

static void
stop_following (AffLive *self)
{
  if (self->watch) {
    g_signal_handlers_disconnect_by_data (self->watch, self->reader);
    aff_watch_stop (self->watch);
  }
  g_clear_object (&self->watch);
  g_clear_pointer (&self->reader, aff_reader_free);
}

static void
remove_copy (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

static void
on_wrote (AffLive *self)
{
  if (self->reader)
    aff_reader_wake (self->reader);
}

// What was given stays as it is; its copy, which is ours, is read like any other file.
static void
on_moved (AffLive *self, AffWriter *writer)
{
  gboolean is_followed = self->reader != NULL;

  stop_following (self);
  g_free (self->path);
  self->path = g_strdup (aff_writer_path (writer));
  self->copy = aff_writer_take_copy (writer);
  self->is_private = FALSE;
  if (is_followed)
    follow (self);
}

static void
aff_live_dispose (GObject *object)
{
  AffLive *self = AFF_LIVE (object);

  aff_live_stop (self);
  if (self->copy)
    remove_copy (self->copy);
  g_clear_pointer (&self->copy, g_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->programme, aff_programme_unref);

  G_OBJECT_CLASS (aff_live_parent_class)->dispose (object);
}

static void
aff_live_finalize (GObject *object)
{
  AffLive *self = AFF_LIVE (object);

  g_clear_weak_pointer (&self->writer);
  g_clear_error (&self->trouble);
  g_free (self->path);

  G_OBJECT_CLASS (aff_live_parent_class)->finalize (object);
}

static void
aff_live_class_init (AffLiveClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = aff_live_dispose;
  object_class->finalize = aff_live_finalize;

  signals[CHANGED] = g_signal_new ("changed", AFF_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
aff_live_init (AffLive *self)
{
}

AffLive *
aff_live_new (const char *path, AffClock *clock, gboolean is_private)
{
  AffLive *self;

  g_return_val_if_fail (path != NULL && AFF_IS_CLOCK (clock), NULL);

  self = g_object_new (AFF_TYPE_LIVE, NULL);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->is_private = is_private;

  return self;
}

AffLive *
aff_live_new_for_programme (AffProgramme *programme, AffClock *clock)
{
  AffLive *self;

  g_return_val_if_fail (programme != NULL && AFF_IS_CLOCK (clock), NULL);

  self = g_object_new (AFF_TYPE_LIVE, NULL);
  self->clock = g_object_ref (clock);
  take_programme (self, programme);

  return self;
}

gboolean
aff_live_load (AffLive *self, GError **error)
{
  g_autoptr (AffProgramme) programme = NULL;
  g_autoptr (GError) trouble = NULL;
  gboolean is_new;

  g_return_val_if_fail (AFF_IS_LIVE (self) && self->path != NULL, FALSE);

  programme = aff_reader_read_once (self->path, self->is_private, &trouble);
  is_new = accept_programme (self, programme);
  if (accept_trouble (self, trouble) || is_new)
    announce_change (self);
  if (!trouble)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));

  return FALSE;
}

void
aff_live_run (AffLive *self)
{
  g_return_if_fail (AFF_IS_LIVE (self));

  if (self->minute_handler)
    return;
  self->minute_handler = g_signal_connect_swapped (self->clock, "minute",
                                                   G_CALLBACK (announce_change), self);
  aff_clock_run (self->clock);
  if (!self->path)
    return;
  follow (self);
}

void
aff_live_stop (AffLive *self)
{
  g_return_if_fail (AFF_IS_LIVE (self));

  stop_following (self);
  if (self->minute_handler)
    aff_clock_stop (self->clock);
  g_clear_signal_handler (&self->minute_handler, self->clock);
}

AffWriter *
aff_live_new_writer (AffLive *self)
{
  AffWriter *writer;

  g_return_val_if_fail (AFF_IS_LIVE (self), NULL);

  if (!self->path)
    return NULL;
  if (self->writer)
    return g_object_ref (self->writer);
  writer = aff_writer_new (self->path, self->clock, self->is_private);
  g_set_weak_pointer (&self->writer, writer);
  g_signal_connect_object (writer, "wrote", G_CALLBACK (on_wrote), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (writer, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "changed", G_CALLBACK (aff_writer_stir), writer,
                           G_CONNECT_SWAPPED);

  return writer;
}

AffProgramme *
aff_live_programme (AffLive *self)
{
  g_return_val_if_fail (AFF_IS_LIVE (self), NULL);

  return self->programme;
}

gint64
aff_live_now (AffLive *self)
{
  g_return_val_if_fail (AFF_IS_LIVE (self), AFF_UNKNOWN_TIME);

  return aff_clock_now (self->clock);
}

gint64
aff_live_as_of (AffLive *self)
{
  g_return_val_if_fail (AFF_IS_LIVE (self), AFF_UNKNOWN_TIME);

  return self->programme ? self->as_of : AFF_UNKNOWN_TIME;
}

AffClock *
aff_live_clock (AffLive *self)
{
  g_return_val_if_fail (AFF_IS_LIVE (self), NULL);

  return self->clock;
}

const GError *
aff_live_trouble (AffLive *self)
{
  g_return_val_if_fail (AFF_IS_LIVE (self), NULL);

  return self->trouble;
}

void
aff_live_set_programme (AffLive *self, AffProgramme *programme)
{
  g_return_if_fail (AFF_IS_LIVE (self) && programme != NULL);

  take_programme (self, programme);
  announce_change (self);
}
