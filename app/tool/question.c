// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "app/tool/question.h"

#include "app/base/text.h"

#include <string.h>

#define SCHEME       "https://"
#define MOST_BODY    (64 * 1024)
#define MOST_HEADERS (256 * 1024)
#define MOST_FOLLOWS 10
#define LONGEST_URL  8192

#define SECOND_US G_GINT64_CONSTANT (1000000)

// The host of URL in lower case, NULL if URL cannot be read.
static char *
find_host (const char *url)
{
  CURLU *parts = curl_url ();
  char *host = NULL;
  char *lower = NULL;

  if (parts && curl_url_set (parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
      curl_url_get (parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
    lower = g_ascii_strdown (host, -1);
  curl_free (host);
  curl_url_cleanup (parts);
  return lower;
}

AffQuestion *
aff_question_new (AffAddress *about, int seconds)
{
  AffQuestion *self = g_new0 (AffQuestion, 1);

  self->about = about;
  self->url = g_strdup (about->address);
  self->host = find_host (about->address);
  self->seconds = seconds;
  if (!self->host)
    self->host = g_strdup ("");
  return self;
}

void
aff_question_free (AffQuestion *self)
{
  curl_easy_cleanup (self->easy);
  g_free (self->url);
  g_free (self->host);
  g_free (self);
}

static size_t
on_header (char *bytes, size_t size, size_t count, void *data)
{
  AffQuestion *self = data;

  self->n_headers += size * count;
  return self->n_headers <= MOST_HEADERS ? size * count : 0;
}

// Whatever there is to read, so much of it shows that it opens.
static size_t
on_body (char *bytes, size_t size, size_t count, void *data)
{
  AffQuestion *self = data;

  self->n_body += size * count;
  return self->n_body <= MOST_BODY ? size * count : 0;
}

// As the program curl does; the library alone reads https_proxy and no_proxy.
static void
trust_as_told (CURL *easy)
{
  const char *bundle = g_getenv ("CURL_CA_BUNDLE");
  const char *file = bundle && *bundle ? bundle : g_getenv ("SSL_CERT_FILE");
  const char *folder = g_getenv ("SSL_CERT_DIR");

  if (file && *file)
    curl_easy_setopt (easy, CURLOPT_CAINFO, file);
  if (folder && *folder)
    curl_easy_setopt (easy, CURLOPT_CAPATH, folder);
}

// Cookies and passwords of this user are off as long as nobody turns them on. Redirections are ours
// to follow: so the next host has to wait its turn, and can be named.
static gboolean
set_up (AffQuestion *self, CURL *easy, gint64 left_us)
{
  gboolean is_set = curl_easy_setopt (easy, CURLOPT_URL, self->url) == CURLE_OK &&
                    curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK;

  curl_easy_setopt (easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, self->message);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "Affiche/" AFF_VERSION " (link check)");
  curl_easy_setopt (easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED);
  curl_easy_setopt (easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 0L);
  // What a careless server sends too much would be the beginning of its next answer.
  curl_easy_setopt (easy, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt (easy, CURLOPT_NOBODY, self->gets ? 0L : 1L);
  curl_easy_setopt (easy, CURLOPT_QUICK_EXIT, 1L); // waits for no resolver that hangs
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long) (left_us / 1000));
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, self);
  trust_as_told (easy);
  return is_set;
}

gboolean
aff_question_begin (AffQuestion *self)
{
  // Whoever used up their time gets a last millisecond: 0 would be for ever.
  gint64 left_us = MAX (self->seconds * SECOND_US - self->spent_us, 1000);
  CURL *easy = curl_easy_init ();

  self->n_headers = 0;
  self->n_body = 0;
  self->message[0] = '\0';
  self->easy = easy;
  return easy && set_up (self, easy, left_us);
}

void
aff_question_end (AffQuestion *self)
{
  g_clear_pointer (&self->easy, curl_easy_cleanup);
}

static gboolean
conclude (AffQuestion *self, AffAddressState state, const char *trouble)
{
  aff_address_judge (self->about, state, trouble);
  return TRUE;
}

// The same of whom it led on to, if it did.
static gboolean
blame (AffQuestion *self, AffAddressState state, const char *trouble)
{
  g_autofree char *quote = aff_text_quote (self->url);
  g_autofree char *whole = g_strdup_printf ("it leads on to %s: %s", quote, trouble);

  return conclude (self, state, self->n_followed > 0 ? whole : trouble);
}

// Whether a machine was there at all.
static gboolean
was_met (const AffQuestion *self, CURLcode result)
{
  curl_off_t connected_us = 0;

  if (self->n_followed > 0 || self->gets)
    return TRUE;
  if (result == CURLE_OPERATION_TIMEDOUT)
    curl_easy_getinfo (self->easy, CURLINFO_CONNECT_TIME_T, &connected_us);
  return result != CURLE_COULDNT_RESOLVE_HOST && result != CURLE_COULDNT_RESOLVE_PROXY &&
         result != CURLE_COULDNT_CONNECT &&
         (result != CURLE_OPERATION_TIMEDOUT || connected_us > 0);
}

// What libcurl has to say, without the words that stand before what matters.
static const char *
find_detail (const AffQuestion *self, CURLcode result)
{
  static const char *const heads[] = {"SSL certificate problem: ", "SSL: "};

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (self->message, heads[i]))
      return self->message + strlen (heads[i]);
  return *self->message ? self->message : curl_easy_strerror (result);
}

// Why nothing came back.
static char *
explain (const AffQuestion *self, CURLcode result)
{
  const char *detail = find_detail (self, result);
  long refused = 0;

  curl_easy_getinfo (self->easy, CURLINFO_HTTP_CONNECTCODE, &refused);
  if (self->n_headers > MOST_HEADERS)
    return g_strdup ("the server's answer has no end");
  if (refused >= 300) {
    g_autofree char *status = aff_address_status ((int) refused);
    return g_strdup_printf ("the proxy says %s", status);
  }
  switch (result) {
  case CURLE_COULDNT_RESOLVE_HOST:
    return g_strdup ("no such host");
  case CURLE_COULDNT_RESOLVE_PROXY:
    return g_strdup ("no such host as the proxy's");
  case CURLE_COULDNT_CONNECT:
    return g_strdup ("no server answers there");
  case CURLE_OPERATION_TIMEDOUT:
    return g_strdup_printf ("no answer within %d s", self->seconds);
  case CURLE_PEER_FAILED_VERIFICATION:
    return g_strdup_printf ("its certificate is not valid: %s", detail);
  case CURLE_GOT_NOTHING:
    return g_strdup ("the server hangs up without a word");
  default:
    return g_strdup_printf ("no answer can be had: %s", detail);
  }
}

// Why URL, whose host is HOST, is not gone on to; NULL: it can be.
static char *
find_objection (const AffQuestion *self, const char *url, const char *host)
{
  g_autofree char *quote = aff_text_quote (url);

  if (g_ascii_strncasecmp (url, SCHEME, strlen (SCHEME)) != 0)
    return g_strdup_printf ("it leads on to %s, which is not https", quote);
  if (self->n_followed == MOST_FOLLOWS)
    return g_strdup_printf ("it leads on and on, after %d times to %s", MOST_FOLLOWS, quote);
  if (!host || strlen (url) > LONGEST_URL)
    return g_strdup_printf ("it leads on to what is no address: %s", quote);
  return NULL;
}

// Goes on to URL, which the server named.
static gboolean
follow (AffQuestion *self, const char *url)
{
  g_autofree char *host = find_host (url);
  g_autofree char *objection = find_objection (self, url, host);

  if (objection)
    return conclude (self, AFF_ADDRESS_FAILS, objection);
  g_free (self->url);
  g_free (self->host);
  self->url = g_strdup (url);
  self->host = g_steal_pointer (&host);
  self->n_followed++;
  self->gets = FALSE;
  return FALSE;
}

static gboolean
take_status (AffQuestion *self, int status)
{
  char *next = NULL;

  curl_easy_getinfo (self->easy, CURLINFO_REDIRECT_URL, &next);
  if (status >= 200 && status < 300)
    return conclude (self, AFF_ADDRESS_OPENS, NULL);
  if (next && status < 400)
    return follow (self, next);
  if (!self->gets) {
    self->gets = TRUE;
    return FALSE;
  }
  g_autofree char *words = aff_address_status (status);
  g_autofree char *trouble = g_strdup_printf ("the server says %s", words);
  return blame (self, AFF_ADDRESS_FAILS, trouble);
}

// That a body is cut off is our own doing.
static gboolean
is_whole (const AffQuestion *self, CURLcode result)
{
  return result == CURLE_OK || self->n_body > 0;
}

// Some servers do not know HEAD, and hang up.
static gboolean
may_be_about_head (const AffQuestion *self, CURLcode result)
{
  return !self->gets && (result == CURLE_GOT_NOTHING || result == CURLE_RECV_ERROR ||
                         result == CURLE_HTTP2 || result == CURLE_HTTP2_STREAM);
}

gboolean
aff_question_take (AffQuestion *self, CURLcode result, gboolean *is_answered)
{
  curl_off_t taken_us = 0;
  long status = 0;
  long refused = 0;

  curl_easy_getinfo (self->easy, CURLINFO_TOTAL_TIME_T, &taken_us);
  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_HTTP_CONNECTCODE, &refused);
  self->spent_us += taken_us;
  *is_answered = is_whole (self, result) && status > 0;
  if (*is_answered)
    return take_status (self, (int) status);
  if (may_be_about_head (self, result) && refused < 300) {
    self->gets = TRUE;
    return FALSE;
  }
  g_autofree char *trouble = explain (self, result);
  return blame (self, was_met (self, result) ? AFF_ADDRESS_FAILS : AFF_ADDRESS_UNREACHED,
                trouble);
}
