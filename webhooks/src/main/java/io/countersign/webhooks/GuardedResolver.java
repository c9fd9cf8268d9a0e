package io.countersign.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Asks where a name leads, once for each connection, and lets the connection go nowhere else: what
 * was checked is what is connected to, whatever the name leads to a moment later.
 */
final class GuardedResolver implements DnsResolver, AutoCloseable {

  /**
   * Each may take as long as a connection may; a name with many dead ones is not to be patient
   * with.
   */
  private static final int MOST_ADDRESSES = 2;

  /** Names by addresses. */
  interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final Names names;
  private final AddressGuard guard;
  private final Duration patience;
  private final ExecutorService asking =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-names-", 0).factory());

  GuardedResolver(Names names, AddressGuard guard, Duration patience) {
    this.names = names;
    this.guard = guard;
    this.patience = patience;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = found(host);
    for (InetAddress one : found) {
      // A name that leads to one that is refused is up to something with the others, too.
      if (!guard.allows(host, one)) {
        throw new AddressRefused(host);
      }
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST_ADDRESSES));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The system asks as long as it likes, and cannot be interrupted. */
  private InetAddress[] found(String host) throws UnknownHostException {
    Future<InetAddress[]> answer = asking.submit(() -> names.of(host));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e);
      throw unknown;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
