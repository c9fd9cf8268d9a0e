package io.countersign.architecture.planted.httpclient.server;

import io.countersign.architecture.Violation;
import java.net.http.HttpClient;

@Violation
record CallingToo(HttpClient known) {}
