package io.countersign.architecture.planted.httpserver.server;

import io.countersign.architecture.Violation;
import io.helidon.webserver.WebServer;

@Violation
record Routed(WebServer known) {}
