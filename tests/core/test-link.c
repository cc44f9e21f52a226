// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qr/link.h"

#include <string.h>

#define TEN     "0123456789"
#define FIFTY   TEN TEN TEN TEN TEN
#define LABEL63 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk"

// Addresses that may stand in a code, with the host a reader sees beside it.
static const struct {
  const char *address;
  const char *host;
} allowed[] = {
  {"https://openreview.net/forum?id=abc", "openreview.net"},
  {"https://doi.org/10.1007/978-3-031-43901-8_1", "doi.org"},
  {"https://DOI.org/10.1007/X", "doi.org"},
  {"HTTPS://DOI.ORG/10.1007/X", "doi.org"},
  {"HtTpS://example.org", "example.org"},
  {"https://example.org", "example.org"},
  {"https://example.org/", "example.org"},
  {"https://example.org?", "example.org"},
  {"https://example.org?a=b", "example.org"},
  {"https://example.org#top", "example.org"},
  {"https://example.org/#", "example.org"},
  {"https://example.org/a#b?c", "example.org"},
  {"https://example.org/a?b#c", "example.org"},
  {"https://example.org//", "example.org"},
  {"https://example.org/../..", "example.org"},
  {"https://example.org/./a", "example.org"},
  {"https://example.org/a;b=c", "example.org"},
  {"https://example.org/a,b", "example.org"},
  {"https://example.org/a:b", "example.org"},
  {"https://example.org/a@b", "example.org"},
  {"https://example.org/?q=a@b:80", "example.org"},
  {"https://example.org/#user@host:80", "example.org"},
  {"https://example.org/(a)", "example.org"},
  {"https://example.org/a'b", "example.org"},
  {"https://example.org/a*b", "example.org"},
  {"https://example.org/a!b", "example.org"},
  {"https://example.org/$a", "example.org"},
  {"https://example.org/a&b", "example.org"},
  {"https://example.org/a+b", "example.org"},
  {"https://example.org/a=b", "example.org"},
  {"https://example.org/a~b", "example.org"},
  {"https://example.org/a_b", "example.org"},
  {"https://example.org/[a]", "example.org"},
  {"https://example.org/%20", "example.org"},
  {"https://example.org/%C3%A9", "example.org"},
  {"https://example.org/%c3%a9", "example.org"},
  {"https://example.org/%25", "example.org"},
  {"https://example.org/%2F", "example.org"},
  {"https://example.org/%7E", "example.org"},
  {"https://example.org/?q=%40", "example.org"},
  {"https://www.example.org/a", "www.example.org"},
  {"https://a.b.c.d.example.org/a", "a.b.c.d.example.org"},
  {"https://a.io", "a.io"},
  {"https://1.example.org", "1.example.org"},
  {"https://123.com", "123.com"},
  {"https://3com.com", "3com.com"},
  {"https://1.2.3.4.com", "1.2.3.4.com"},
  {"https://127.0.0.1.nip.io", "127.0.0.1.nip.io"},
  {"https://0x7f.example.org", "0x7f.example.org"},
  {"https://a-b.example.org", "a-b.example.org"},
  {"https://a--b.example.org", "a--b.example.org"},
  {"https://r3---sn.example.org", "r3---sn.example.org"},
  {"https://xn--bcher-kva.example/", "xn--bcher-kva.example"},
  {"https://XN--BCHER-KVA.example/", "xn--bcher-kva.example"},
  {"https://xn--mnchen-3ya.de", "xn--mnchen-3ya.de"},
  {"https://xn--fiqs8s.xn--fiqs8s", "xn--fiqs8s.xn--fiqs8s"},
  {"https://example.xn--p1ai/a", "example.xn--p1ai"},
  {"https://aclanthology.org/2023.acl-long.1.pdf", "aclanthology.org"},
  {"https://arxiv.org/abs/2301.00001v2", "arxiv.org"},
  {"https://proceedings.mlr.press/v227/", "proceedings.mlr.press"},
  {"https://link.springer.com/chapter/10.1007/978-3-031-1", "link.springer.com"},
  {"https://hal.science/hal-04000000", "hal.science"},
  {"https://" LABEL63 ".org", LABEL63 ".org"},
  {"https://example.org/http://other.example", "example.org"},
  {"https://example.org/javascript:alert(1)", "example.org"},
  {"https://example.org/?u=https://other.example", "example.org"},
  {"https://example.museum", "example.museum"},
  {"https://localhost.example.org", "localhost.example.org"},
  {"https://example.co.uk", "example.co.uk"},
  {"https://example.org/123456789/" FIFTY FIFTY FIFTY TEN, "example.org"}, // 195 bytes
  {"https://example.org/1234567890123/" FIFTY FIFTY FIFTY TEN "123456", "example.org"}, // 200
};

// Addresses that may not, with a word of the sentence that says why.
static const struct {
  const char *address;
  const char *reason;
} refused[] = {
  {NULL, "empty"},
  {"", "empty"},
  // another scheme, or none
  {"http://example.org", "https://"},
  {"HTTP://EXAMPLE.ORG", "https://"},
  {"ftp://example.org", "https://"},
  {"ws://example.org", "https://"},
  {"wss://example.org", "https://"},
  {"file:///etc/passwd", "https://"},
  {"file://example.org/a", "https://"},
  {"javascript:alert(1)", "https://"},
  {"JaVaScRiPt:alert(1)", "https://"},
  {"javascript://example.org/%0aalert(1)", "https://"},
  {"data:text/html,hello", "https://"},
  {"data:text/html;base64,PHNjcmlwdD4=", "https://"},
  {"vbscript:msgbox(1)", "https://"},
  {"mailto:chair@example.org", "https://"},
  {"tel:+33100000000", "https://"},
  {"sms:+33100000000", "https://"},
  {"geo:48.58,7.75", "https://"},
  {"WIFI:S:hall;T:WPA;P:secret;;", "https://"},
  {"market://details?id=a", "https://"},
  {"intent://example.org#Intent;end", "https://"},
  {"blob:https://example.org/a", "https://"},
  {"about:blank", "https://"},
  {"view-source:https://example.org", "https://"},
  {"httpss://example.org", "https://"},
  {"xhttps://example.org", "https://"},
  {"https", "https://"},
  {"https:", "https://"},
  {"https:/", "https://"},
  {"https:/example.org", "https://"},
  {"https:example.org", "https://"},
  {"https//example.org", "https://"},
  {"https;//example.org", "https://"},
  {"//example.org", "https://"},
  {"/forum?id=a", "https://"},
  {"example.org", "https://"},
  {"www.example.org/a", "https://"},
  {"doi.org/10.1007/1", "https://"},
  {"10.1007/978-3-031-43901-8_1", "https://"},
  {"doi:10.1007/1", "https://"},
  {"openreview.net", "https://"},
  {"17", "https://"},
  // no host
  {"https://", "no host"},
  {"https:///", "no host"},
  {"https:///example.org", "no host"},
  {"https:////example.org", "no host"},
  {"https://?a", "no host"},
  {"https://#a", "no host"},
  {"https://?example.org", "no host"},
  // a user
  {"https://user@example.org", "user"},
  {"https://user:password@example.org", "user"},
  {"https://@example.org", "user"},
  {"https://:@example.org", "user"},
  {"https://openreview.net@evil.example", "user"},
  {"https://openreview.net:443@evil.example/a", "user"},
  {"https://a@b@example.org", "user"},
  {"https://user@127.0.0.1", "user"},
  {"https://user%40example.org@evil.example", "user"},
  {"https://openreview.net&@evil.example", "user"},
  {"https://openreview.net;@evil.example", "user"},
  // a port
  {"https://example.org:443", "port"},
  {"https://example.org:443/", "port"},
  {"https://example.org:", "port"},
  {"https://example.org:/", "port"},
  {"https://example.org:80", "port"},
  {"https://example.org:8443/a", "port"},
  {"https://example.org:0", "port"},
  {"https://example.org:65536", "port"},
  {"https://example.org:-1", "port"},
  {"https://example.org:http", "port"},
  {"https://127.0.0.1:8080", "port"},
  {"https://localhost:8080", "port"},
  {"https://:443", "port"},
  {"https://example.org:443?a", "port"},
  {"https://example.org:443#a", "port"},
  {"https://::1/", "port"},
  {"https://2001:db8::1/", "port"},
  // an IP address, in all the ways a browser reads
  {"https://127.0.0.1", "number"},
  {"https://127.0.0.1/", "number"},
  {"https://8.8.8.8/a", "number"},
  {"https://192.168.1.1", "number"},
  {"https://10.0.0.1?a", "number"},
  {"https://0.0.0.0", "number"},
  {"https://255.255.255.255", "number"},
  {"https://999.999.999.999", "number"},
  {"https://127.1", "number"},
  {"https://127.0.1", "number"},
  {"https://0177.0.0.1", "number"},
  {"https://0177.0.0.01", "number"},
  {"https://0x7f.0.0.1", "number"},
  {"https://0x7f.0x0.0x0.0x1", "number"},
  {"https://0x7f.1", "number"},
  {"https://example.0x7f", "number"},
  {"https://example.0x", "number"},
  {"https://1.2.3.4.5", "number"},
  {"https://example.1", "number"},
  {"https://example.org.1", "number"},
  {"https://example.c0m", "number"},
  {"https://[::1]", "number"},
  {"https://[::1]/", "number"},
  {"https://[::1]:443/", "number"},
  {"https://[2001:db8::1]/a", "number"},
  {"https://[::ffff:127.0.0.1]/", "number"},
  {"https://[fe80::1%25eth0]/", "number"},
  {"https://[v1.a]/", "number"},
  {"https://[", "number"},
  {"https://[]", "number"},
  {"https://]", "host name"},
  {"https://2130706433", "single name"},
  {"https://2130706433/", "single name"},
  {"https://0x7f000001", "single name"},
  {"https://017700000001", "single name"},
  {"https://0", "single name"},
  {"https://1", "single name"},
  // one label only, or one that no name has
  {"https://localhost", "single name"},
  {"https://localhost/", "single name"},
  {"https://LOCALHOST", "single name"},
  {"https://intranet/a", "single name"},
  {"https://org", "single name"},
  {"https://openreview", "single name"},
  {"https://xn--bcher-kva", "single name"},
  {"https://example.a", "domain"},
  {"https://example.org.", "host name"},
  {"https://example.org./", "host name"},
  {"https://example.org..", "host name"},
  {"https://localhost.", "host name"},
  {"https://.", "host name"},
  {"https://..", "host name"},
  {"https://.example.org", "host name"},
  {"https://example..org", "host name"},
  {"https://-example.org", "host name"},
  {"https://example-.org", "host name"},
  {"https://-.org", "host name"},
  {"https://example.-org", "host name"},
  {"https://exam_ple.org", "host name"},
  {"https://_dmarc.example.org", "host name"},
  {"https://exa!mple.org", "host name"},
  {"https://exa$mple.org", "host name"},
  {"https://exa&mple.org", "host name"},
  {"https://exa'mple.org", "host name"},
  {"https://exa(mple).org", "host name"},
  {"https://*.example.org", "host name"},
  {"https://exa+mple.org", "host name"},
  {"https://exa,mple.org", "host name"},
  {"https://example,org", "host name"},
  {"https://exa;mple.org", "host name"},
  {"https://exa=mple.org", "host name"},
  {"https://exa~mple.org", "host name"},
  {"https://" LABEL63 "l.org", "host name"},
  {"https://xn--.org", "host name"},
  {"https://xn--bcher-kva!.example", "host name"},
  {"https://xn--0.example", "punycode"},
  {"https://xn--a.example", "punycode"},
  {"https://xn--99999999999.example", "punycode"},
  {"https://xn--ls8h.example", "punycode"},     // an emoji
  {"https://xn--example-3z6c.org", "punycode"}, // a zero-width space
  // percent tricks
  {"https://example%2eorg", "percent-encoded"},
  {"https://example.org%2f@evil.example", "user"},
  {"https://example.org%2fa", "percent-encoded"},
  {"https://example.org%00.evil.example", "percent-encoded"},
  {"https://%65xample.org", "percent-encoded"},
  {"https://example.org%20", "percent-encoded"},
  {"https://example.org%3a443", "percent-encoded"},
  {"https://%", "percent-encoded"},
  {"https://b%C3%BCcher.example", "percent-encoded"},
  {"https://example.org/%", "percent"},
  {"https://example.org/%2", "percent"},
  {"https://example.org/%zz", "percent"},
  {"https://example.org/%%20", "percent"},
  {"https://example.org/a%2", "percent"},
  {"https://example.org/%u0041", "percent"},
  {"https://example.org/?q=%", "percent"},
  {"https://example.org/#%g0", "percent"},
  {"https://example.org/%00", "control"},
  {"https://example.org/%0a", "control"},
  {"https://example.org/%0D%0ALocation:a", "control"},
  {"https://example.org/%09", "control"},
  {"https://example.org/%1f", "control"},
  {"https://example.org/%7f", "control"},
  {"https://example.org/?q=%1B", "control"},
  // backslashes
  {"https:\\\\example.org", "backslash"},
  {"https:/\\example.org", "backslash"},
  {"https://example.org\\a", "backslash"},
  {"https://example.org\\@evil.example", "backslash"},
  {"https://evil.example\\.openreview.net", "backslash"},
  {"https://example.org/a\\b", "backslash"},
  {"\\\\example.org\\a", "backslash"},
  // spaces and control characters
  {" https://example.org", "space"},
  {"https://example.org ", "space"},
  {"https://exam ple.org", "space"},
  {"https://example.org/a b", "space"},
  {"https:// example.org", "space"},
  {"https ://example.org", "space"},
  {"\thttps://example.org", "control"},
  {"https://example.org\n", "control"},
  {"https://example.org\r\n", "control"},
  {"https://exam\nple.org", "control"},
  {"https://exam\tple.org", "control"},
  {"ht\ntps://example.org", "control"},
  {"java\nscript:alert(1)", "control"},
  {"\x01https://example.org", "control"},
  {"https://example.org/\x1b[31m", "control"},
  {"https://example.org/\x7f", "control"},
  {"https://example.org/\x08", "control"},
  {" ", "space"},
  {"\n", "control"},
  // outside ASCII
  {"https://bücher.example", "ASCII"},
  {"https://exаmple.org", "ASCII"}, // a Cyrillic a
  {"https://example.org/é", "ASCII"},
  {"https://example.org/?q=ü", "ASCII"},
  {"https://example.org/#ß", "ASCII"},
  {"https://openreview。net", "ASCII"}, // an ideographic full stop
  {"https://openreview．net", "ASCII"}, // a full-width one
  {"https：//example.org", "ASCII"},
  {"https://example.org／a", "ASCII"},
  {"https://example。org", "ASCII"},
  {"https://①②⑦.example", "ASCII"},
  {"https://exam\u00adple.org", "ASCII"},
  {"https://exam\u200bple.org", "ASCII"},
  {"https://example.org/\u202egnp.exe", "ASCII"},
  {"https://example.org/\u2028", "ASCII"},
  {"\ufeffhttps://example.org", "ASCII"},
  {"https://example.org\u00a0", "ASCII"},
  {"https://example.org/\xff", "ASCII"},
  {"https://example.org/\xc3", "ASCII"},
  {"https://example.org/\x80", "ASCII"},
  {"https://example.org/☕", "ASCII"},
  // what no address may hold
  {"https://example.org/\"a\"", "percent-encode"},
  {"https://example.org/<a>", "percent-encode"},
  {"<https://example.org>", "percent-encode"},
  {"https://example.org/^", "percent-encode"},
  {"https://example.org/`", "percent-encode"},
  {"https://example.org/{a}", "percent-encode"},
  {"https://example.org/a|b", "percent-encode"},
  {"https://exa<mple.org", "percent-encode"},
  // too long
  {"https://example.org/12345678901234/" FIFTY FIFTY FIFTY TEN "123456", "200 bytes"}, // 201
  {"https://example.org/" FIFTY FIFTY FIFTY FIFTY, "200 bytes"},
  {"https://" FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY ".org", "200 bytes"},
};

static void
test_good_addresses_pass_with_their_host (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    g_autoptr (GError) error = NULL;
    gboolean passes = aff_link_check (allowed[i].address, &error);
    g_assert_no_error (error);
    g_assert_true (passes);
    g_autofree char *host = aff_link_host (allowed[i].address);
    g_assert_cmpstr (host, ==, allowed[i].host);
  }
}

static void
test_bad_addresses_are_refused_with_the_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    if (aff_link_check (refused[i].address, &error))
      g_error ("passed: %s", refused[i].address);
    g_assert_error (error, AFF_ERROR, AFF_ERROR_DENIED);
    if (!strstr (error->message, refused[i].reason))
      g_error ("%s: %s", refused[i].address, error->message);
    g_assert_true (g_str_has_suffix (error->message, "."));
    g_autofree char *host = aff_link_host (refused[i].address);
    g_assert_null (host);
  }
}

static void
test_there_are_two_hundred_vectors (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (allowed) + G_N_ELEMENTS (refused), >=, 200);
  g_assert_cmpuint (strlen (allowed[G_N_ELEMENTS (allowed) - 1].address), ==, AFF_LINK_LONGEST);
}

// Whatever the bytes, what passes is https, plain ASCII and short.
static void
test_no_random_bytes_pass_that_break_a_rule (void)
{
  static const char alphabet[] = "htps:/.@[]%#?\\aA0-_ \t\x7f\xc3\xa9xn";

  for (int round = 0; round < 100000; round++) {
    g_autofree char *address = g_strnfill (g_test_rand_int_range (8, 40), 'a');
    for (char *at = address; *at; at++)
      *at = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
    if (round % 2)
      memcpy (address, "https://", 8);
    g_autofree char *host = aff_link_host (address);
    if (!host)
      continue;
    g_assert_true (g_ascii_strncasecmp (address, "https://", 8) == 0);
    g_assert_true (g_str_is_ascii (address));
    g_assert_null (strpbrk (address, " \t\\\x7f"));
    g_assert_null (strpbrk (host, "@:[]%/_"));
    g_assert_nonnull (strchr (host, '.'));
    g_assert_false (g_hostname_is_ip_address (host));
  }
}

static void
test_the_first_live_sound_link_is_chosen (void)
{
  AffLink not_live = {"doi", "https://doi.org/10.1/a", FALSE};
  AffLink unsafe = {"page", "http://example.org/a", TRUE};
  AffLink forum = {"forum", "https://openreview.net/forum?id=a", TRUE};
  AffLink later = {"pdf", "https://example.org/a.pdf", TRUE};
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  AffPaper paper = {.links = links};

  g_assert_null (aff_link_choose (&paper));
  g_ptr_array_add (links, &not_live);
  g_ptr_array_add (links, &unsafe);
  g_assert_null (aff_link_choose (&paper));
  g_ptr_array_add (links, &forum);
  g_ptr_array_add (links, &later);
  g_assert_cmpstr (aff_link_choose (&paper), ==, "https://openreview.net/forum?id=a");
  not_live.is_live = TRUE;
  g_assert_cmpstr (aff_link_choose (&paper), ==, "https://doi.org/10.1/a");
}

static void
test_a_host_belongs_to_the_listed_domain_above_it (void)
{
  g_autoptr (GPtrArray) hosts = g_ptr_array_new ();
  AffProgramme programme = {.hosts = hosts};

  g_assert_true (aff_link_host_is_known (&programme, "anything.example"));
  g_ptr_array_add (hosts, (gpointer) "openreview.net");
  g_ptr_array_add (hosts, (gpointer) "Doi.org");
  g_assert_true (aff_link_host_is_known (&programme, "openreview.net"));
  g_assert_true (aff_link_host_is_known (&programme, "api.openreview.net"));
  g_assert_true (aff_link_host_is_known (&programme, "doi.org"));
  g_assert_false (aff_link_host_is_known (&programme, "evil-openreview.net"));
  g_assert_false (aff_link_host_is_known (&programme, "openreview.net.evil.example"));
  g_assert_false (aff_link_host_is_known (&programme, "net"));
  g_assert_false (aff_link_host_is_known (&programme, "example.org"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/link/good-addresses-pass-with-their-host",
                   test_good_addresses_pass_with_their_host);
  g_test_add_func ("/qr/link/bad-addresses-are-refused-with-the-reason",
                   test_bad_addresses_are_refused_with_the_reason);
  g_test_add_func ("/qr/link/there-are-two-hundred-vectors",
                   test_there_are_two_hundred_vectors);
  g_test_add_func ("/qr/link/no-random-bytes-pass-that-break-a-rule",
                   test_no_random_bytes_pass_that_break_a_rule);
  g_test_add_func ("/qr/link/the-first-live-sound-link-is-chosen",
                   test_the_first_live_sound_link_is_chosen);
  g_test_add_func ("/qr/link/a-host-belongs-to-the-listed-domain-above-it",
                   test_a_host_belongs_to_the_listed_domain_above_it);
  return g_test_run ();
}
