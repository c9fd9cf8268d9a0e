package io.countersign.architecture.planted.worldinplugins.totp;

import io.countersign.architecture.Violation;
import java.net.Socket;

@Violation
record Sending(Socket known) {}
