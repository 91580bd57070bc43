# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of WebDriver (W3C) as the test of the page needs, for Debian's chromium and chromium-driver."""
import base64
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ENTER, ESCAPE = "\ue007", "\ue00c"
# Without the background networking flags Chromium looks for hosts of its own at every start.
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars"]


def missing():
    """What keeps the browser test from running, or None."""
    absent = [name for name in ("chromium", "chromedriver", "pdftotext") if shutil.which(name) is None]
    return f"{' and '.join(absent)} not installed (Debian packages chromium, chromium-driver, poppler-utils)" if absent else None


class NoBrowser(Exception):
    """The browser of this machine does not start: nothing that a page could be blamed for."""


class Driver:
    """A chromedriver; open() starts a browser with a fresh profile."""

    def __init__(self, attempts=5):
        for attempt in range(attempts):
            self.process = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            self.guard = threading.Timer(900, self.process.kill)  # as long as ctest waits
            self.guard.daemon = True
            self.guard.start()
            said = []
            for line in self.process.stdout:
                said.append(line)
                if started := re.search(r"started successfully on port (\d+)", line):
                    self.base = f"http://127.0.0.1:{started[1]}"
                    # Nobody reads on: what it says later must not fill the pipe and stop it.
                    threading.Thread(target=self.process.stdout.read, daemon=True).start()
                    return
            # It takes a free port of IPv4 and gives up when some other program has the same number of IPv6.
            self.stop()
            time.sleep(attempt)
        raise NoBrowser(f"chromedriver ended {attempts} times before it listened, with status {self.process.returncode}: {''.join(said)}")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.guard.cancel()

    def call(self, method, path, data=None):
        body = None if method in ("GET", "DELETE") else json.dumps(data or {}).encode()
        request = urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None


class Browser:
    def __init__(self, driver, width, height, phone=False):
        self.driver = driver
        self.profile = tempfile.mkdtemp(prefix="warta-chromium-")
        options = {"args": [*FLAGS, f"--user-data-dir={self.profile}", f"--window-size={width},{height}"],
                   "prefs": {"intl.accept_languages": "id"}, "binary": shutil.which("chromium")}
        if phone:
            options["mobileEmulation"] = {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2, "touch": True}}
        capabilities = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        try:
            self.session = "/session/" + driver.call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
        except (RuntimeError, OSError) as error:
            shutil.rmtree(self.profile, ignore_errors=True)
            raise NoBrowser(f"chromedriver could not start chromium: {error}") from error

    def close(self):
        self.driver.call("DELETE", self.session)
        shutil.rmtree(self.profile, ignore_errors=True)

    def post(self, path, data=None):
        return self.driver.call("POST", self.session + path, data)

    def open(self, url):
        self.post("/url", {"url": url})
        self.settle()

    def run(self, script, *arguments):
        return self.post("/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        """The value that the script gives to its last argument, a function."""
        return self.post("/execute/async", {"script": script, "args": list(arguments)})

    def text_size(self, times):
        """Text so many times as large, as a reader sets it."""
        self.post("/goog/cdp/execute", {"cmd": "Page.setFontSizes", "params": {"fontSizes": {"standard": 16 * times, "fixed": 13 * times}}})

    def settle(self):
        """Waits until the page shows the result of its request."""
        self.until("return document.body.getAttribute('aria-busy') !== 'true'")

    def until(self, script, seconds=120):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if (value := self.run(script)):
                return value
            time.sleep(.05)
        raise AssertionError("it never came true: " + script)

    def press(self, keys):
        """Types keys, one by one, at whatever has the focus."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.post("/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})
        self.settle()

    def click(self, selector):
        element = self.post("/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.post(f"/element/{element}/click")
        self.settle()

    def texts(self, selector):
        return self.run("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)", selector)

    def dark(self, on):
        features = [{"name": "prefers-color-scheme", "value": "dark" if on else "light"}]
        self.post("/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}})

    def speak(self, languages):
        """Makes `languages` those of the reader, from the next page on."""
        agent = self.run("return navigator.userAgent")
        self.post("/goog/cdp/execute", {"cmd": "Emulation.setUserAgentOverride", "params": {"userAgent": agent, "acceptLanguage": languages}})

    def messages(self):
        return [entry["message"] for entry in self.post("/se/log", {"type": "browser"})]

    def printed(self):
        """The text of the page as printed: a list of pages, words separated by one blank."""
        pdf = base64.b64decode(self.post("/print", {"background": False}))
        done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True, timeout=60)
        return [" ".join(page.split()) for page in done.stdout.decode().split("\f") if page.strip()]

    def drag(self, begin, end):
        """Drags the mouse from the middle of one element to that of another."""
        places = self.run("""return arguments[0].map(s => document.querySelector(s).getBoundingClientRect())
            .map(b => [Math.round(b.x + b.width / 2), Math.round(b.y + b.height / 2)])""", [begin, end])
        (x, y), (to_x, to_y) = places
        move = {"type": "pointerMove", "duration": 0, "origin": "viewport"}
        self.post("/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {**move, "x": x, "y": y}, {"type": "pointerDown", "button": 0}, {**move, "x": (x + to_x) // 2, "y": y},
            {**move, "x": to_x, "y": to_y}, {"type": "pointerUp", "button": 0}]}]})
        self.settle()

    def picture(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.driver.call("GET", self.session + "/screenshot")))
