package io.countersign.rest.server;

import io.countersign.domain.risk.Network;
import java.time.Duration;
import java.util.List;

/**
 * How the server is reached, and how much it takes.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param maxBodyBytes of a request
 * @param requestTimeout how long the head of a request, and then its body, may take to arrive
 * @param maxConnections how many may be open at once; further ones wait
 * @param backlog how many may wait
 * @param shutdownGrace how long {@link RestServer#stop} waits for requests in flight
 * @param trustedProxies whose word is taken for where a call comes from
 */
public record RestOptions(
    String host,
    int port,
    int maxBodyBytes,
    Duration requestTimeout,
    int maxConnections,
    int backlog,
    Duration shutdownGrace,
    List<Network> trustedProxies) {}
