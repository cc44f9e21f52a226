// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses that people are sent to, each with what sends them there, and what came of asking
// for them. Only rules: whoever asks has the network, which a kiosk never has.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef enum {
  AFF_ADDRESS_UNASKED,
  AFF_ADDRESS_OPENS,
  AFF_ADDRESS_FAILS,     // somebody answered, but what people look for does not open
  AFF_ADDRESS_UNREACHED, // nobody answered, as it is without a network
} AffAddressState;

typedef struct {
  const char *entity; // "paper" or "item"
  gint64 id;
  char *name; // what `affichectl set` calls it: a paper's number, an item's id
} AffAddressUse;

typedef struct {
  char *address;
  GPtrArray *uses; // AffAddressUse
  AffAddressState state;
  char *trouble; // "no such host"; NULL unless it fails or is not reached
} AffAddress;

// Every address of PROGRAMME that may stand in a code, once: those that the codes of papers open,
// then those of items' pages. What is withdrawn or cancelled sends nobody anywhere. Free with
// g_ptr_array_unref.
GPtrArray *aff_address_list (const AffProgramme *programme) G_GNUC_WARN_UNUSED_RESULT;

// TROUBLE is NULL where there is none; it is cleaned, since servers have a say in it.
void aff_address_judge (AffAddress *self, AffAddressState state, const char *trouble);

// "paper 12, item 4 and 7 more": what uses it.
char *aff_address_uses (const AffAddress *self) G_GNUC_WARN_UNUSED_RESULT;

// How many of ADDRESSES do not open.
guint aff_address_count_closed (const GPtrArray *addresses);
// The first of ADDRESSES that was not reached if nobody answered for any of them: that tells of the
// network and not of them. Otherwise NULL.
const AffAddress *aff_address_find_offline (const GPtrArray *addresses);

// What a server says by STATUS (RFC 9110 section 15): "404: not found".
char *aff_address_status (int status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
