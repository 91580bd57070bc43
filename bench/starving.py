#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long plain searches of a server take while four clients send costly ones without a pause.

usage: starving.py BIN ARCHIVE [SEARCHES]
Prints the 50th and 99th percentile and the worst, alone and beside the costly ones, in milliseconds."""
import http.client
import itertools
import subprocess
import sys
import threading
import time
import urllib.parse

COSTLY = ["/search?q=" + urllib.parse.quote(query) + "&facet=media,rubrik,tag&timeline=day&typical=1000&beside=1000&limit=1000&snippets=20" for query in
          ("a* NEAR/50 b*", "pe*an OR me*kan OR ber*", "bilangan~ " * 16, "kata:>=0")] + ["/export?format=json&q=" + urllib.parse.quote("kata:>=0"), "/concordance?limit=1000&offset=10000&q=yang"]
PLAIN = ["gempa", "korupsi kpk", "harga beras", "\"bank indonesia\"", "presiden jokowi", "banjir jakarta", "timnas u-19", "vaksin covid"]


def ask(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers={"Connection": "close"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def measure(port, searches):
    taken, wrong = [], 0
    for query in itertools.islice(itertools.cycle(PLAIN), searches):
        start = time.monotonic()
        wrong += ask(port, "/search?q=" + urllib.parse.quote(query)) != 200
        taken.append((time.monotonic() - start) * 1000)
    taken.sort()
    return f"p50 {taken[len(taken) // 2]:.1f}  p99 {taken[len(taken) * 99 // 100]:.1f}  worst {taken[-1]:.1f} ms, {wrong} of {searches} not answered"


def main():
    bin_folder, archive = sys.argv[1:3]
    searches = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    server = subprocess.Popen([f"{bin_folder}/warta-search", archive, "--serve", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
    measure(port, len(PLAIN) * 4)  # warms up
    print("alone: ", measure(port, searches), flush=True)
    ended, costly = threading.Event(), []

    def send(number):
        for path in itertools.islice(itertools.cycle(COSTLY), number, None):
            if ended.is_set():
                return
            costly.append(ask(port, path))

    clients = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for client in clients:
        client.start()
    time.sleep(1)
    print("beside:", measure(port, searches), flush=True)
    ended.set()
    server.terminate()
    for client in clients:
        client.join()
    print(f"costly requests answered meanwhile: {len(costly)}")


if __name__ == "__main__":
    main()
