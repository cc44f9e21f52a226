// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/link.h"

#include <string.h>

#define SCHEME "https://"

// What RFC 3986 lets stand unescaped in an address, beside letters and digits. Everything else is
// read differently by different phones.
#define PUNCTUATION "-._~:/?#[]@!$&'()*+,;=%"

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, AFF_ERROR, AFF_ERROR_DENIED, message);
  return FALSE;
}

static gboolean
check_characters (const char *address, GError **error)
{
  for (const char *at = address; *at; at++) {
    if (g_ascii_iscntrl (*at) || *at == ' ')
      return refuse ("The address holds a space or a control character; write it without, "
                     "or as %20 in the path.",
                     error);
    if ((guchar) *at >= 0x80)
      return refuse ("The address holds a character outside ASCII; write the host in punycode "
                     "(xn--…) and the path percent-encoded.",
                     error);
    if (*at == '\\')
      return refuse (
        "The address holds a backslash, which some phones read as a slash; write a "
        "slash.",
        error);
    if (!g_ascii_isalnum (*at) && !strchr (PUNCTUATION, *at))
      return refuse (
        "The address holds a character that no address may hold (one of \" < > ^ ` "
        "{ | }); percent-encode it.",
        error);
  }
  return TRUE;
}

static gboolean
check_percents (const char *address, GError **error)
{
  for (const char *at = strchr (address, '%'); at; at = strchr (at + 1, '%')) {
    if (!g_ascii_isxdigit (at[1]) || !g_ascii_isxdigit (at[2]))
      return refuse ("A percent sign in the address is not followed by two hexadecimal digits; "
                     "write %25 for the sign itself.",
                     error);
    int byte = g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2]);
    if (byte < 0x20 || byte == 0x7f)
      return refuse ("The address holds a percent-encoded control character; remove it.",
                     error);
  }
  return TRUE;
}

// RFC 1123 section 2.1: letters, digits and inner hyphens.
static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length < 1 || length > 63 || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (const char *at = label; *at; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;
  return TRUE;
}

// A last label with a digit makes the whole host an IP address, or a try at one (0x7f000001,
// 2130706433, 127.1): no top level domain has digits outside punycode.
static gboolean
is_top_level (const char *label)
{
  if (g_ascii_strncasecmp (label, "xn--", 4) == 0)
    return TRUE;
  for (const char *at = label; *at; at++)
    if (!g_ascii_isalpha (*at))
      return FALSE;
  return strlen (label) >= 2;
}

static gboolean
check_labels (const char *host, GError **error)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint count = g_strv_length (labels);

  for (guint i = 0; i < count; i++)
    if (!is_label (labels[i]))
      return refuse (
        "The host of the address is not a host name of letters, digits, hyphens and "
        "single dots between them; correct it.",
        error);
  if (count < 2)
    return refuse ("The host of the address has a single name, which means another machine on "
                   "each network; write it in full, openreview.net for instance.",
                   error);
  if (!is_top_level (labels[count - 1]))
    return refuse (
      "The address names a machine by number or ends with no known kind of domain; "
      "write the host by its name.",
      error);
  return TRUE;
}

// RFC 5892 lets letters, digits and marks stand in a name; symbols and controls that only look
// like nothing, or like something else, are no part of one.
static gboolean
is_international_name (const char *host)
{
  g_autofree char *unicode = g_hostname_to_unicode (host);

  for (const char *at = unicode; at && *at; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (!g_unichar_isalnum (character) && !g_unichar_ismark (character) && !strchr (".-", *at))
      return FALSE;
  }
  return unicode != NULL;
}

static gboolean
check_host (const char *host, GError **error)
{
  if (strlen (host) > 253)
    return refuse ("The host of the address is longer than 253 characters; correct it.", error);
  if (!check_labels (host, error))
    return FALSE;
  if (!is_international_name (host))
    return refuse ("The host of the address is not valid punycode; copy it again from where it "
                   "was published.",
                   error);
  return TRUE;
}

static char *
find_authority (const char *address)
{
  const char *start = address + strlen (SCHEME);

  return g_strndup (start, strcspn (start, "/?#"));
}

static gboolean
check_authority (const char *authority, GError **error)
{
  if (strchr (authority, '@'))
    return refuse (
      "The address names a user before its host, which hides where it leads; remove "
      "everything from after https:// up to the @.",
      error);
  if (strchr (authority, '['))
    return refuse ("The address names a machine by number; write the host by its name.", error);
  if (strchr (authority, ':'))
    return refuse (
      "The address names a port; codes open only the usual one, so remove the colon "
      "and what follows it up to the slash.",
      error);
  if (strchr (authority, '%'))
    return refuse ("The host of the address is percent-encoded; write it in plain letters.",
                   error);
  if (!*authority)
    return refuse ("The address has no host; write one after https://.", error);
  return check_host (authority, error);
}

gboolean
aff_link_check (const char *address, GError **error)
{
  if (!address || !*address)
    return refuse ("The address is empty; write one that starts with https://.", error);
  if (strlen (address) > AFF_LINK_LONGEST)
    return refuse ("The address is longer than 200 bytes, too long for a code that phones read "
                   "from a distance; use a shorter one, the DOI for instance.",
                   error);
  if (!check_characters (address, error))
    return FALSE;
  if (g_ascii_strncasecmp (address, SCHEME, strlen (SCHEME)) != 0)
    return refuse (
      "The address does not start with https://; only such addresses may stand in a "
      "code.",
      error);
  g_autofree char *authority = find_authority (address);
  return check_authority (authority, error) && check_percents (address, error);
}

char *
aff_link_host (const char *address)
{
  if (!aff_link_check (address, NULL))
    return NULL;
  g_autofree char *authority = find_authority (address);
  return g_ascii_strdown (authority, -1);
}

const char *
aff_link_choose (const AffPaper *paper)
{
  for (guint i = 0; i < paper->links->len; i++) {
    const AffLink *link = g_ptr_array_index (paper->links, i);
    if (link->is_live && aff_link_check (link->address, NULL))
      return link->address;
  }
  return NULL;
}

// "api.openreview.net" belongs to "openreview.net", "evil-openreview.net" does not.
static gboolean
belongs_to (const char *host, const char *domain)
{
  gsize host_length = strlen (host);
  gsize domain_length = strlen (domain);

  if (domain_length == 0 || host_length < domain_length)
    return FALSE;
  const char *tail = host + host_length - domain_length;
  return g_ascii_strcasecmp (tail, domain) == 0 && (tail == host || tail[-1] == '.');
}

gboolean
aff_link_host_is_known (const AffProgramme *programme, const char *host)
{
  for (guint i = 0; i < programme->hosts->len; i++)
    if (belongs_to (host, g_ptr_array_index (programme->hosts, i)))
      return TRUE;
  return programme->hosts->len == 0;
}
