// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/cell.h"

#include "app/base/clock.h"
#include "app/base/span.h"
#include "app/base/text.h"
#include "app/qr/link.h"
#include "app/write/public.h"

#include <string.h>

// What every program that reads JSON can hold, and far from where ids would run out.
#define MOST_NUMBER   ((G_GINT64_CONSTANT (1) << 53) - 1)
#define LAST_INSTANT  G_GINT64_CONSTANT (253402300799) // 9999-12-31T23:59:59Z
#define FIRST_INSTANT G_GINT64_CONSTANT (-62135596800) // 0001-01-01T00:00:00Z
#define MOST_BLOB     524288                           // bytes; plan.svg

typedef struct {
  const char *table; // NULL: any
  const char *column;
  gboolean (*fits) (const char *text);
  const char *what; // "day, such as 2026-10-04"
} Form;

static gboolean
is_day (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return strlen (text) == 10 && aff_zone_instant (utc, text, 0) != AFF_UNKNOWN_TIME;
}

static gboolean
is_zone (const char *text)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (text, NULL);

  return zone != NULL;
}

static gboolean
is_language (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return (length == 2 || length == 3) && text[length] == '\0';
}

static gboolean
is_outline (const char *text)
{
  return text[strspn (text, "0123456789-, ")] == '\0';
}

static gboolean
is_digest (const char *text)
{
  return text[strspn (text, "0123456789abcdef")] == '\0';
}

static const Form forms[] = {
  {"item", "day", is_day, "day, such as 2026-10-04"},
  {"workshop", "first_day", is_day, "day, such as 2026-10-04"},
  {"workshop", "last_day", is_day, "day, such as 2026-10-04"},
  {"workshop", "zone", is_zone, "time zone, such as Europe/Paris"},
  {"deadline", "zone", is_zone, "time zone, such as Europe/Paris or AoE"},
  {"area", "points", is_outline, "outline, such as 0,0 9,0 9,9"},
  {"plan", "sha256", is_digest, "hash in hexadecimal"},
  {"printed", "digest", is_digest, "hash in hexadecimal"},
  {NULL, "language", is_language, "language, such as fr"},
};

static const char *const instants[] = {"instant",     "live_start", "live_end", "embargo",
                                       "sent",        "shown_from", "since",    "until",
                                       "shown_until", "back",       "time",     NULL};

void
aff_cell_clear (AffCell *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static gboolean
fail (const AffCellPlace *at, GError **error, const char *trouble)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "has in “%s” %s", at->column->name, trouble);
  return FALSE;
}

static gboolean
read_number (AffCell *self, const AffCellPlace *at, JsonNode *node, GError **error)
{
  gboolean is_instant = g_strv_contains (instants, at->column->name);
  gint64 least = at->column->key > 0 ? 1 : is_instant ? FIRST_INSTANT : -MOST_NUMBER;
  gint64 most = is_instant ? LAST_INSTANT : MOST_NUMBER;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (at, error, "no whole number");
  self->number = json_node_get_int (node);
  if (self->number >= least && self->number <= most)
    return TRUE;
  return fail (at, error,
               is_instant ? "an instant outside all calendars"
                          : "a number that is too large or too small");
}

// g_base64_decode takes anything.
static gboolean
is_base64 (const char *text, gsize length)
{
  static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gsize letters = strspn (text, alphabet);

  return length % 4 == 0 && length - letters <= 2 &&
         text[letters + strspn (text + letters, "=")] == '\0';
}

static gboolean
read_blob (AffCell *self, const AffCellPlace *at, const char *text, GError **error)
{
  gsize length = strlen (text);
  gsize size;

  if (!is_base64 (text, length))
    return fail (at, error, "no base64");
  if (length / 4 * 3 > MOST_BLOB + 2)
    return fail (at, error, "more than 512 KiB");
  guchar *data = g_base64_decode (text, &size);
  self->bytes = g_bytes_new_take (data, size);
  return TRUE;
}

static gboolean
check_form (const AffCell *self, const AffCellPlace *at, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    const Form *form = &forms[i];

    if ((form->table && strcmp (form->table, at->table) != 0) ||
        strcmp (form->column, at->column->name) != 0 || form->fits (self->text))
      continue;
    g_autofree char *quote = aff_text_quote (self->text);
    g_autofree char *trouble = g_strdup_printf ("“%s”, which is no %s", quote, form->what);
    return fail (at, error, trouble);
  }
  return TRUE;
}

// An address that no code may open is not taken over: on a screen it would be as good as one.
static void
check_address (AffCell *self, const AffCellPlace *at)
{
  if (strcmp (at->column->name, "address") != 0 || aff_link_check (self->text, NULL))
    return;
  aff_report_add (at->report, AFF_REMARK_LEFT, "link-refused", at->place,
                  "The address is none that a code may open (https, a host name, no user).",
                  "It was left out.");
  self->is_left = TRUE;
  self->is_null = TRUE;
  g_clear_pointer (&self->text, g_free);
}

static void
replace (AffCell *self,
         const AffCellPlace *at,
         char *text,
         AffRemarkKind kind,
         const char *code,
         const char *meaning)
{
  if (strcmp (self->text, text) == 0) {
    g_free (text);
    return;
  }
  g_free (self->text);
  self->text = text;
  aff_report_add (at->report, kind, code, at->place, meaning, "It was left out.");
}

static char *
cut (const char *text)
{
  gboolean is_short = strlen (text) <= AFF_TEXT_WHOLE ||
                      g_utf8_strlen (text, -1) <= AFF_TEXT_WHOLE;

  return is_short ? g_strdup (text) : g_utf8_substring (text, 0, AFF_TEXT_WHOLE);
}

static void
mend_text (AffCell *self, const AffCellPlace *at)
{
  gboolean is_outline_text = strcmp (at->table, "area") == 0;

  replace (self, at, aff_text_clean (self->text), AFF_REMARK_HANDLED, "text-cleaned",
           "A text has characters that are not seen or that reorder what is beside them.");
  replace (self, at, aff_public_hide (self->text), AFF_REMARK_LEFT, "private-address",
           "A text holds an e-mail address or a telephone number.");
  if (!is_outline_text)
    replace (self, at, cut (self->text), AFF_REMARK_LEFT, "text-too-long",
             "A text is longer than any that can be shown.");
}

static gboolean
read_text (AffCell *self, const AffCellPlace *at, JsonNode *node, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (at, error, "no text");
  if (at->column->type == AFF_COLUMN_BLOB)
    return read_blob (self, at, json_node_get_string (node), error);
  self->text = json_node_dup_string (node);
  mend_text (self, at);
  check_address (self, at);
  return self->is_left || check_form (self, at, error);
}

gboolean
aff_cell_read (AffCell *self, const AffCellPlace *at, JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_NULL (node)) {
    self->is_null = TRUE;
    return !at->column->is_required || fail (at, error, "nothing");
  }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return fail (at, error, "a list or an object");
  return at->column->type == AFF_COLUMN_INTEGER ? read_number (self, at, node, error)
                                                : read_text (self, at, node, error);
}
