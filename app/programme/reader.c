// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/reader.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define RETRY_US   (G_USEC_PER_SEC / 10)
#define RETRIES    10
#define NO_VERSION (-1)

// What was asked of the thread; a queue holds no NULL.
typedef enum { ORDER_LOOK = 1, ORDER_QUIT } Order;

// Tells one file under a path from the next, and a file from itself after it was written.
typedef struct {
  guint64 device;
  guint64 number;
  gint64 size;
  gint64 seconds;
  gint64 nanoseconds;
} Identity;

struct _AffReader {
  // owned
  char *path;
  GMainContext *context;
  GAsyncQueue *orders;
  GThread *thread;
  // borrowed
  AffReaderFunc func;
  gpointer data;
  gboolean is_private;
  gboolean is_over; // of the thread that made it
  // of the reading thread alone
  AffDb *db;
  Identity identity;
  gint64 data_version;
  guint failures; // in a row
};

typedef struct {
  AffReader *reader;
  AffProgramme *programme;
  GError *trouble;
} Delivery;

static void
clear_reader (AffReader *self)
{
  g_async_queue_unref (self->orders);
  g_main_context_unref (self->context);
  g_free (self->path);
}

static void
release_reader (AffReader *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_reader);
}

static void
free_delivery (Delivery *delivery)
{
  release_reader (delivery->reader);
  g_clear_pointer (&delivery->programme, aff_programme_unref);
  g_clear_error (&delivery->trouble);
  g_free (delivery);
}

static gboolean
on_delivery (gpointer data)
{
  Delivery *delivery = data;
  AffReader *self = delivery->reader;

  if (!self->is_over)
    self->func (delivery->programme, delivery->trouble, self->data);
  return G_SOURCE_REMOVE;
}

// Not g_main_context_invoke, which would call FUNC here while nobody runs the context.
static void
deliver (AffReader *self, AffProgramme *programme, GError *trouble)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->reader = g_atomic_rc_box_acquire (self);
  delivery->programme = programme;
  delivery->trouble = trouble;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_delivery, delivery, (GDestroyNotify) free_delivery);
  g_source_attach (source, self->context);
}

static Identity
identify (const char *path)
{
  Identity identity = {0};
  GStatBuf status;

  if (g_stat (path, &status) == 0) {
    identity.device = status.st_dev;
    identity.number = status.st_ino;
    identity.size = status.st_size;
    identity.seconds = status.st_mtim.tv_sec;
    identity.nanoseconds = status.st_mtim.tv_nsec;
  }

  return identity;
}

static gboolean
is_same_file (const Identity *a, const Identity *b)
{
  return a->device == b->device && a->number == b->number;
}

static gboolean
is_untouched (const Identity *a, const Identity *b)
{
  return a->size == b->size && a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

// What cannot be read may only lack what a writer does first: taking back what a killed one left
// in the journal, or bringing an older format up to date.
static gboolean
mend_file (const char *path, const GError *trouble)
{
  g_autoptr (AffDb) db = NULL;

  if (g_error_matches (trouble, AFF_ERROR, AFF_ERROR_STORE))
    return aff_db_roll_back (path);
  if (g_error_matches (trouble, AFF_ERROR, AFF_ERROR_FORMAT))
    db = aff_db_open (path, AFF_DB_WRITE, NULL);

  return db != NULL;
}

// A connection that never writes and never waits. Unless IS_PRIVATE, the file may be mended
// before.
static AffDb *
open_file (const char *path, gboolean is_private, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  AffDb *db = aff_db_open (path, AFF_DB_READ, &trouble);

  if (!db && !is_private && mend_file (path, trouble))
    return aff_db_open (path, AFF_DB_READ, error);
  if (!db)
    g_propagate_error (error, g_steal_pointer (&trouble));

  return db;
}

static AffProgramme *
load (AffDb *db, gboolean is_private, GError **error)
{
  g_autoptr (AffDb) copy = NULL;

  if (!is_private)
    return aff_programme_load (db, error);
  copy = aff_db_copy_to_memory (db, error);
  return copy ? aff_programme_load (copy, error) : NULL;
}

static gint64
read_data_version (AffDb *db, GError **error)
{
  g_autoptr (AffStatement) statement = aff_db_prepare (db, "PRAGMA data_version");
  gint64 version = NO_VERSION;

  if (aff_statement_step (statement))
    version = aff_statement_int (statement, 0);

  return aff_statement_finish (statement, error) ? version : NO_VERSION;
}

static gboolean
open_afresh (AffReader *self, GError **error)
{
  g_clear_pointer (&self->db, aff_db_free);
  self->data_version = NO_VERSION;
  // Asked before the file is opened: if another one takes its place meanwhile, the next look
  // finds out.
  self->identity = identify (self->path);
  self->db = open_file (self->path, self->is_private, error);

  return self->db != NULL;
}

// Reads the programme if there is a new one, otherwise leaves *PROGRAMME as it is.
static gboolean
read_if_new (AffReader *self, AffProgramme **programme, GError **error)
{
  Identity identity = identify (self->path);
  gint64 version;

  if ((!self->db || !is_same_file (&identity, &self->identity)) && !open_afresh (self, error))
    return FALSE;
  version = read_data_version (self->db, error);
  if (version == NO_VERSION)
    return FALSE;
  if (version == self->data_version) {
    if (is_untouched (&identity, &self->identity))
      return TRUE;
    // Written to, but not as SQLite writes: somebody copied another file over it.
    if (!open_afresh (self, error))
      return FALSE;
    version = read_data_version (self->db, error);
    if (version == NO_VERSION)
      return FALSE;
  } else if (self->data_version != NO_VERSION) {
    self->identity = identity;
  }
  *programme = load (self->db, self->is_private, error);
  self->data_version = version;

  return *programme != NULL;
}

static gboolean
must_try_again (AffReader *self)
{
  return self->failures > 0 && self->failures < RETRIES;
}

static void
look (AffReader *self)
{
  AffProgramme *programme = NULL;
  g_autoptr (GError) trouble = NULL;

  if (read_if_new (self, &programme, &trouble)) {
    self->failures = 0;
    if (programme)
      deliver (self, programme, NULL);
    return;
  }
  g_clear_pointer (&self->db, aff_db_free);
  self->failures = g_error_matches (trouble, AFF_ERROR, AFF_ERROR_STORE)
                     ? MIN (self->failures + 1, RETRIES)
                     : RETRIES;
  if (!must_try_again (self))
    deliver (self, NULL, g_steal_pointer (&trouble));
}

// Waits until there is something to do; FALSE if that is to end.
static gboolean
wait_for_order (AffReader *self)
{
  gpointer order = must_try_again (self) ? g_async_queue_timeout_pop (self->orders, RETRY_US)
                                         : g_async_queue_pop (self->orders);

  // However often it was woken, one look answers all.
  while (order && GPOINTER_TO_INT (order) != ORDER_QUIT) {
    gpointer further = g_async_queue_try_pop (self->orders);

    if (!further)
      return TRUE;
    order = further;
  }

  return !order;
}

static gpointer
read_until_over (gpointer data)
{
  AffReader *self = data;

  do
    look (self);
  while (wait_for_order (self));
  g_clear_pointer (&self->db, aff_db_free);

  return NULL;
}

AffReader *
aff_reader_new (const char *path, gboolean is_private, AffReaderFunc func, gpointer data)
{
  AffReader *self;

  g_return_val_if_fail (path != NULL && func != NULL, NULL);

  self = g_atomic_rc_box_new0 (AffReader);
  self->path = g_strdup (path);
  self->context = g_main_context_ref_thread_default ();
  self->orders = g_async_queue_new ();
  self->func = func;
  self->data = data;
  self->is_private = is_private;
  self->thread = g_thread_new ("reader", read_until_over, self);

  return self;
}

void
aff_reader_wake (AffReader *self)
{
  g_return_if_fail (self != NULL);

  g_async_queue_push (self->orders, GINT_TO_POINTER (ORDER_LOOK));
}

void
aff_reader_free (AffReader *self)
{
  g_return_if_fail (self != NULL);

  self->is_over = TRUE;
  g_async_queue_push (self->orders, GINT_TO_POINTER (ORDER_QUIT));
  g_thread_join (self->thread);
  release_reader (self);
}

AffProgramme *
aff_reader_read_once (const char *path, gboolean is_private, GError **error)
{
  g_autoptr (AffDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  db = open_file (path, is_private, error);
  return db ? load (db, is_private, error) : NULL;
}
