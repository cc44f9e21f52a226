// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/address.h"

#include "app/base/text.h"
#include "app/qr/link.h"

// Of what uses an address, so many are named.
#define MOST_USES 10

#define BY_HAND "; it may refuse programs and let people in, so try it with a phone"

static const struct {
  int status;
  const char *words;
} statuses[] = {
  {300, "several to choose from"},
  {400, "bad request"},
  {401, "only for those who sign in"},
  {402, "only for those who pay"},
  {403, "forbidden" BY_HAND},
  {404, "not found"},
  {405, "not to be read"},
  {406, "not acceptable" BY_HAND},
  {408, "asked too slowly"},
  {410, "gone for good"},
  {429, "too many questions" BY_HAND},
  {451, "withheld for legal reasons"},
  {500, "an error of its own"},
  {501, "it cannot do that"},
  {502, "what stands behind it gives no sound answer"},
  {503, "out of service just now" BY_HAND},
  {504, "what stands behind it does not answer"},
};

static void
free_use (AffAddressUse *use)
{
  g_free (use->name);
  g_free (use);
}

static void
free_address (AffAddress *self)
{
  g_free (self->address);
  g_ptr_array_unref (self->uses);
  g_free (self->trouble);
  g_free (self);
}

static AffAddress *
make_address (const char *address)
{
  AffAddress *self = g_new0 (AffAddress, 1);

  self->address = g_strdup (address);
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) free_use);
  return self;
}

// Takes NAME.
static void
add_use (GPtrArray *list,
         GHashTable *known,
         const char *address,
         const char *entity,
         gint64 id,
         char *name)
{
  AffAddress *self = g_hash_table_lookup (known, address);
  AffAddressUse *use = g_new (AffAddressUse, 1);

  if (!self) {
    self = make_address (address);
    g_ptr_array_add (list, self);
    g_hash_table_insert (known, self->address, self);
  }
  *use = (AffAddressUse){entity, id, name};
  g_ptr_array_add (self->uses, use);
}

GPtrArray *
aff_address_list (const AffProgramme *programme)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_address);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);
    const char *address = paper->is_withdrawn ? NULL : aff_link_choose (paper);
    if (address)
      add_use (list, known, address, "paper", paper->id, g_strdup (paper->number));
  }
  for (guint i = 0; i < programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (programme->items, i);
    if (!item->is_cancelled && item->address && aff_link_check (item->address, NULL))
      add_use (list, known, item->address, "item", item->id,
               g_strdup_printf ("%" G_GINT64_FORMAT, item->id));
  }
  return list;
}

void
aff_address_judge (AffAddress *self, AffAddressState state, const char *trouble)
{
  g_free (self->trouble);
  self->state = state;
  self->trouble = aff_text_clean_line (trouble);
}

char *
aff_address_uses (const AffAddress *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->uses->len && i < MOST_USES; i++) {
    const AffAddressUse *use = g_ptr_array_index (self->uses, i);
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", use->entity, use->name);
  }
  if (self->uses->len > MOST_USES)
    g_string_append_printf (text, " and %u more", self->uses->len - MOST_USES);
  return g_string_free (text, FALSE);
}

guint
aff_address_count_closed (const GPtrArray *addresses)
{
  guint count = 0;

  for (guint i = 0; i < addresses->len; i++) {
    const AffAddress *address = g_ptr_array_index (addresses, i);
    count += address->state == AFF_ADDRESS_FAILS || address->state == AFF_ADDRESS_UNREACHED;
  }
  return count;
}

const AffAddress *
aff_address_find_offline (const GPtrArray *addresses)
{
  const AffAddress *first = NULL;

  for (guint i = 0; i < addresses->len; i++) {
    const AffAddress *address = g_ptr_array_index (addresses, i);
    if (address->state == AFF_ADDRESS_OPENS || address->state == AFF_ADDRESS_FAILS)
      return NULL;
    if (!first && address->state == AFF_ADDRESS_UNREACHED)
      first = address;
  }
  return first;
}

char *
aff_address_status (int status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      return g_strdup_printf ("%d: %s", status, statuses[i].words);
  return g_strdup_printf ("%d", status);
}
