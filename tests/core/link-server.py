#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A little web for tests: a server behind TLS that is every host of its certificate, and the proxy (HTTP
CONNECT) by which alone they are found. Prints the proxy's port, then writes what it is asked as lines
of JSON. link-server.py CERTIFICATE KEY LOG"""
import http.server
import json
import socket
import ssl
import sys
import threading
import time

TOGETHER_S = 0.3       # in which one request too many would be counted
PATIENCE_S = 300
CHUNK = bytes(16 * 1024)
MOST_CHUNKS = 4096     # of a body without end

lock = threading.Lock()
# Requests that wait until there are so many of them.
barriers = {size: threading.Barrier(size) for size in (2, 8)}
never = threading.Event()
running = {}           # requests at this moment, by host


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE_S

    def setup(self):
        # Here and not where connections are accepted: a handshake takes as long as its client.
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def log_message(self, *words):
        pass

    def note(self, **facts):
        with lock:
            print(json.dumps(facts), file=self.server.log, flush=True)

    def handle_one(self):
        host = self.headers["Host"]
        with lock:
            running[host] = running.get(host, 0) + 1
            counts = {"at_host": running[host], "in_all": sum(running.values())}
        self.note(method=self.command, host=host, path=self.path, headers=dict(self.headers),
                  **counts)
        self.is_running = True
        try:
            self.answer()
        finally:
            self.leave()

    def leave(self):
        """Before the last byte is sent: whoever has it may ask the next."""
        with lock:
            running[self.headers["Host"]] -= self.is_running
        self.is_running = False

    do_HEAD = do_GET = handle_one

    def say(self, status, body=b"", **headers):
        self.leave()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Set-Cookie", "known=yes; Path=/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def answer(self):
        word, _, rest = self.path[1:].partition("/")
        is_head = self.command == "HEAD"
        if word.isdigit():  # /404, and /405/200 for HEAD and GET
            # After 304 no words may follow: another's answer must not begin with them.
            self.say(int(word if is_head or not rest else rest), b"words")
        elif word == "to":  # /to/https:/host/path
            self.say(301, Location=rest.replace(":/", "://", 1))
        elif word == "loop":
            self.say(302, Location=f"/loop/{int(rest) + 1}")
        elif word == "hops":  # /hops/3
            self.say(302, Location=f"/hops/{int(rest) - 1}" if int(rest) > 1 else "/done")
        elif word == "hang":
            self.leave()
            never.wait(PATIENCE_S)
        elif word == "cut" and is_head:
            self.leave()
            self.close_connection = True
        elif word == "together":
            barriers[int(rest.partition("/")[0])].wait(PATIENCE_S)
            time.sleep(TOGETHER_S)
            self.say(200)
        elif word == "endless" and is_head:
            self.say(405)
        elif word == "endless":
            self.pour()
        elif word == "headers":
            self.pour_headers()
        else:
            self.say(200, b"words")

    def pour(self):
        self.leave()
        self.close_connection = True
        self.send_response(200)
        self.end_headers()
        sent = 0
        try:
            for _ in range(MOST_CHUNKS):
                self.wfile.write(CHUNK)
                sent += len(CHUNK)
        except OSError:
            pass
        self.note(poured=sent)

    def pour_headers(self):
        self.leave()
        self.close_connection = True
        self.send_response(200)
        self.flush_headers()
        line = b"X-Filler: " + bytes(1000).replace(b"\0", b"x") + b"\r\n"
        try:
            for _ in range(MOST_CHUNKS):
                self.wfile.write(line)
        except OSError:
            pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # a client that hangs up is what many cases are about


def pump(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


class Proxy(http.server.BaseHTTPRequestHandler):
    def log_message(self, *words):
        pass

    def do_CONNECT(self):
        host, _, port = self.path.partition(":")
        if host.startswith("nowhere"):
            self.send_error(502)
            return
        if port != "443":
            self.send_error(403)
            return
        with socket.create_connection(self.server.target) as target:
            self.send_response(200)
            self.end_headers()
            threading.Thread(target=pump, args=(target, self.connection), daemon=True).start()
            pump(self.connection, target)


def main():
    certificate, key, path = sys.argv[1:4]
    server = Server(("127.0.0.1", 0), Page)
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(certificate, key)
    with open(path, "w", encoding="utf-8") as server.log:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        proxy = Server(("127.0.0.1", 0), Proxy)
        proxy.target = server.server_address
        print(proxy.server_address[1], flush=True)
        proxy.serve_forever()


main()
