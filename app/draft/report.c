// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/report.h"

#include "app/base/text.h"

struct _AffReport {
  GPtrArray *remarks; // owned; AffRemark
  GHashTable *codes;  // owned; code → AffRemark
  const char *file;   // interned, or NULL
};

static void
free_remark (AffRemark *remark)
{
  g_free (remark->code);
  g_free (remark->meaning);
  g_free (remark->action);
  g_ptr_array_unref (remark->places);
  g_free (remark);
}

static AffRemark *
make_remark (AffReport *self,
             AffRemarkKind kind,
             const char *code,
             const char *meaning,
             const char *action)
{
  AffRemark *remark = g_new0 (AffRemark, 1);

  remark->kind = kind;
  remark->code = g_strdup (code);
  remark->meaning = aff_text_clean_line (meaning);
  remark->action = aff_text_clean_line (action);
  remark->places = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->remarks, remark);
  g_hash_table_insert (self->codes, remark->code, remark);
  return remark;
}

static char *
name_place (const AffReport *self, const char *place)
{
  g_autofree char *quote = place ? aff_text_quote (place) : NULL;
  g_autofree char *file = self->file ? aff_text_quote (self->file) : NULL;

  if (file && quote)
    return g_strdup_printf ("%s, %s", file, quote);
  return file ? g_steal_pointer (&file) : g_steal_pointer (&quote);
}

static void
keep_place (AffReport *self, AffRemark *remark, const char *place)
{
  g_autofree char *name = remark->places->len < AFF_REPORT_PLACES ? name_place (self, place)
                                                                  : NULL;
  if (name)
    g_ptr_array_add (remark->places, g_steal_pointer (&name));
}

AffReport *
aff_report_new (void)
{
  AffReport *self = g_new0 (AffReport, 1);

  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_remark);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
aff_report_free (AffReport *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->codes);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

void
aff_report_set_file (AffReport *self, const char *name)
{
  g_return_if_fail (self != NULL);
  self->file = g_intern_string (name);
}

void
aff_report_add (AffReport *self,
                AffRemarkKind kind,
                const char *code,
                const char *place,
                const char *meaning,
                const char *action)
{
  g_return_if_fail (self != NULL && code != NULL && meaning != NULL && action != NULL);
  AffRemark *remark = g_hash_table_lookup (self->codes, code);

  if (!remark)
    remark = make_remark (self, kind, code, meaning, action);
  remark->count++;
  keep_place (self, remark, place);
}

void
aff_report_add_line (AffReport *self,
                     AffRemarkKind kind,
                     const char *code,
                     guint line,
                     const char *meaning,
                     const char *action)
{
  char place[32];

  g_snprintf (place, sizeof place, "line %u", line);
  aff_report_add (self, kind, code, line > 0 ? place : NULL, meaning, action);
}

const GPtrArray *
aff_report_remarks (const AffReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->remarks;
}

const AffRemark *
aff_report_find (const AffReport *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);
  return g_hash_table_lookup (self->codes, code);
}

const char *
aff_remark_kind_word (AffRemarkKind kind)
{
  static const char *const words[] = {"handled", "guessed", "left out"};

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}
