// SPDX-License-Identifier: GPL-3.0-or-later
// One address on its way through the network: HEAD, then GET where the server wants that, then what
// it leads on to. One transfer of libcurl at a time, which somebody else carries out.
#pragma once

#include "app/check/address.h"

#include <curl/curl.h>

G_BEGIN_DECLS

typedef struct {
  // owned
  char *url;  // where it has led so far
  char *host; // of URL
  CURL *easy; // while a transfer is on its way
  // borrowed
  AffAddress *about;

  int seconds;      // that it may take in all
  gint64 spent_us;  // that it took
  guint n_followed; // addresses before this one
  gboolean gets;    // GET, as HEAD was refused
  gsize n_headers;  // bytes of this transfer
  gsize n_body;
  char message[CURL_ERROR_SIZE]; // by libcurl, of this transfer
} AffQuestion;

AffQuestion *aff_question_new (AffAddress *about, int seconds) G_GNUC_WARN_UNUSED_RESULT;
void aff_question_free (AffQuestion *self);

// Makes EASY, with SELF as its CURLINFO_PRIVATE. FALSE if libcurl cannot.
gboolean aff_question_begin (AffQuestion *self);

// TRUE if after RESULT of EASY the address is judged; FALSE if there is more to ask. Either way EASY
// is to be taken out of what carries it out; aff_question_end frees it. *IS_ANSWERED becomes TRUE if
// a server said something in HTTP.
gboolean aff_question_take (AffQuestion *self, CURLcode result, gboolean *is_answered);
void aff_question_end (AffQuestion *self);

G_END_DECLS
