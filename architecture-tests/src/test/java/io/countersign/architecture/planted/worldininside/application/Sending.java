package io.countersign.architecture.planted.worldininside.application;

import io.countersign.architecture.Violation;
import java.net.Socket;

@Violation
record Sending(Socket known) {}
