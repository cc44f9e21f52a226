// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/source.h"

#include "app/base/text.h"
#include "app/draft/encoding.h"
#include "app/draft/packed.h"
#include "app/draft/source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK     (256 * 1024)
#define TOO_LARGE "is larger than 64 MiB. Split it, or leave out what is not needed."

// A view that is made at most once, or the reason why there is none.
typedef struct {
  gboolean is_made;
  GError *error; // owned, or NULL
} View;

struct _AffSource {
  char *name;    // owned
  GBytes *bytes; // owned; of AFF_SOURCE_ZIP alone
  char *text;    // owned
  gsize length;
  AffSourceKind kind;
  JsonNode *json;  // owned, as all below
  xmlDoc *xml;     // or page
  AffSheet *sheet; // or NULL
  View json_view;
  View xml_view;
  View sheet_view;
};

static gboolean
fail (GError **error, const char *name, const char *what)
{
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT, "%s %s", name, what);
  return FALSE;
}

static gboolean
append_block (GByteArray *all,
              const guint8 *block,
              gsize size,
              const char *name,
              GError **error)
{
  if (all->len + size > AFF_SOURCE_BYTES)
    return fail (error, name, TOO_LARGE);
  g_byte_array_append (all, block, size);
  return TRUE;
}

// A stream, or a file by its number: GIO would wait for ever for a pipe to which nobody writes.
typedef struct {
  GInputStream *stream; // borrowed, or NULL
  int file;
} Input;

static gssize
read_block (const Input *input, guint8 *block, GError **error)
{
  gssize size = 0;

  if (input->stream)
    return g_input_stream_read (input->stream, block, BLOCK, NULL, error);
  do
    size = read (input->file, block, BLOCK);
  while (size < 0 && errno == EINTR);
  if (size < 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return size;
}

// All of INPUT, at most AFF_SOURCE_BYTES. What it says of its own errors is the remedy's half.
static GBytes *
read_input (const Input *input, const char *name, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);

  while (TRUE) {
    gssize size = read_block (input, block, error);
    if (size == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&all));
    if (size < 0 || !append_block (all, block, size, name, error))
      return NULL;
  }
}

static gboolean
is_gzip (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= 3 && data[0] == 0x1f && data[1] == 0x8b && data[2] == 8;
}

static GBytes *
unpack (GBytes *packed, const char *name, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GError) reason = NULL;
  Input input = {.stream = stream};
  GBytes *bytes = read_input (&input, name, &reason);

  if (!bytes && g_error_matches (reason, AFF_ERROR, AFF_ERROR_FORMAT))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (!bytes)
    fail (error, name, "is packed (gzip) and broken. Copy or download it again.");
  return bytes;
}

static gboolean
is_zip (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\3\4", 4) == 0;
}

// Takes BYTES: of a large file there is room for one copy.
static gboolean
read_text (AffSource *self, GBytes *bytes, AffReport *report, GError **error)
{
  if (is_zip (bytes)) {
    self->kind = AFF_SOURCE_ZIP;
    self->bytes = bytes;
    self->text = g_strdup ("");
    return TRUE;
  }
  self->text = aff_encoding_read (self->name, bytes, &self->length, report, error);
  if (self->text)
    self->kind = aff_source_guess_kind (self->text);
  return self->text != NULL;
}

// Takes BYTES.
static gboolean
fill (AffSource *self, GBytes *bytes, AffReport *report, GError **error)
{
  g_autoptr (GBytes) given = bytes;

  if (g_bytes_get_size (given) > AFF_SOURCE_BYTES)
    return fail (error, self->name, TOO_LARGE);
  if (!is_gzip (given))
    return read_text (self, g_steal_pointer (&given), report, error);
  GBytes *plain = unpack (given, self->name, error);
  g_clear_pointer (&given, g_bytes_unref);
  return plain && read_text (self, plain, report, error);
}

// Takes BYTES.
static AffSource *
make_source (const char *name, GBytes *bytes, AffReport *report, GError **error)
{
  g_autoptr (AffSource) self = g_new0 (AffSource, 1);

  self->name = aff_text_quote (name);
  aff_report_set_file (report, self->name);
  return fill (self, bytes, report, error) ? g_steal_pointer (&self) : NULL;
}

AffSource *
aff_source_new (const char *name, GBytes *bytes, AffReport *report, GError **error)
{
  g_return_val_if_fail (name != NULL && bytes != NULL && report != NULL, NULL);
  return make_source (name, g_bytes_ref (bytes), report, error);
}

// A pipe to which nobody writes is empty instead of waited for.
static int
open_path (const char *path, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (file >= 0 && fcntl (file, F_SETFL, O_RDONLY) == 0)
    return file;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  if (file >= 0)
    close (file);
  return -1;
}

static GBytes *
read_path (const char *path, const char *name, GError **error)
{
  gboolean is_standard = strcmp (path, "-") == 0;
  Input input = {.file = is_standard ? STDIN_FILENO : open_path (path, error)};
  GBytes *bytes = input.file >= 0 ? read_input (&input, name, error) : NULL;

  if (input.file >= 0 && !is_standard)
    close (input.file);
  return bytes;
}

static GBytes *
load (const char *path, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = read_path (path, name, &reason);

  if (bytes)
    return bytes;
  if (g_error_matches (reason, AFF_ERROR, AFF_ERROR_FORMAT))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, AFF_ERROR, AFF_ERROR_STORE, "%s cannot be read: %s. Check its path.",
                 name, reason->message);
  return NULL;
}

AffSource *
aff_source_open (const char *path, AffReport *report, GError **error)
{
  g_return_val_if_fail (path != NULL && report != NULL, NULL);
  g_autofree char *base = g_path_get_basename (path);
  const char *name = strcmp (path, "-") == 0 ? "standard input" : base;
  g_autofree char *quote = aff_text_quote (name);
  GBytes *bytes = load (path, quote, error);

  return bytes ? make_source (name, bytes, report, error) : NULL;
}

void
aff_source_free (AffSource *self)
{
  if (!self)
    return;
  g_clear_error (&self->json_view.error);
  g_clear_error (&self->xml_view.error);
  g_clear_error (&self->sheet_view.error);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->xml, xmlFreeDoc);
  g_clear_pointer (&self->sheet, aff_sheet_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

const char *
aff_source_name (const AffSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

AffSourceKind
aff_source_kind (const AffSource *self)
{
  g_return_val_if_fail (self != NULL, AFF_SOURCE_TEXT);
  return self->kind;
}

const char *
aff_source_text (const AffSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

gsize
aff_source_length (const AffSource *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

GBytes *
aff_source_bytes (const AffSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->bytes;
}

// FALSE if VIEW has still to be made; with its error again if it cannot be.
static gboolean
was_made (View *view, GError **error)
{
  if (view->error)
    g_propagate_error (error, g_error_copy (view->error));
  return view->is_made;
}

static void
keep_error (View *view, GError **error)
{
  view->is_made = TRUE;
  if (view->error)
    g_propagate_error (error, g_error_copy (view->error));
}

JsonNode *
aff_source_json (AffSource *self, AffReport *report, GError **error)
{
  g_return_val_if_fail (self != NULL && report != NULL, NULL);
  if (was_made (&self->json_view, error))
    return self->json;
  if (self->kind == AFF_SOURCE_JSON)
    self->json = aff_source_parse_json (self->name, self->text, self->length, report,
                                        &self->json_view.error);
  else
    fail (&self->json_view.error, self->name,
          "is not JSON: it begins neither with “{” nor with “[”. Export it as JSON.");
  keep_error (&self->json_view, error);
  return self->json;
}

static xmlDoc *
parse_markup (const AffSource *self, GError **error)
{
  const char *start = strchr (self->text, '<');

  if (self->kind == AFF_SOURCE_XML && start)
    return aff_source_parse_xml (self->name, self->text, self->length, error);
  if (self->kind == AFF_SOURCE_HTML && start)
    return aff_source_parse_html (self->name, start, self->length - (start - self->text),
                                  error);
  fail (error, self->name,
        "is neither XML nor a page: it does not begin with “<”. Export it as XML or HTML.");
  return NULL;
}

xmlDoc *
aff_source_xml (AffSource *self, AffReport *report, GError **error)
{
  g_return_val_if_fail (self != NULL && report != NULL, NULL);
  if (was_made (&self->xml_view, error))
    return self->xml;
  self->xml = parse_markup (self, &self->xml_view.error);
  keep_error (&self->xml_view, error);
  return self->xml;
}

const AffSheet *
aff_source_sheet (AffSource *self, AffReport *report, GError **error)
{
  g_return_val_if_fail (self != NULL && report != NULL, NULL);
  if (was_made (&self->sheet_view, error))
    return self->sheet;
  if (self->kind == AFF_SOURCE_TEXT) {
    self->sheet = aff_sheet_parse (self->text, self->length, report, &self->sheet_view.error);
    if (!self->sheet)
      g_prefix_error (&self->sheet_view.error, "%s: ", self->name);
  } else if (self->kind == AFF_SOURCE_ZIP)
    aff_packed_fail (self->name, self->bytes, &self->sheet_view.error);
  else
    fail (&self->sheet_view.error, self->name, "is no table of text. Export it as CSV.");
  keep_error (&self->sheet_view, error);
  return self->sheet;
}
