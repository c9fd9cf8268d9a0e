package io.countersign.architecture.planted.webhookclient.rest;

import io.countersign.architecture.Violation;
import org.apache.hc.client5.http.classic.methods.HttpPost;

@Violation
record Sends(HttpPost known) {}
