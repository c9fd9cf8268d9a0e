package io.countersign.architecture.planted.httpclient.rest;

import io.countersign.architecture.Violation;
import java.net.http.HttpClient;

@Violation
record Calling(HttpClient known) {}
