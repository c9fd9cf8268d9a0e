package io.countersign.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
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

  /** At once; who comes then is told that the name is not known. */
  private static final int MOST_ASKING = 32;

  /** Names by addresses. */
  interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final Names names;
  private final AddressGuard guard;
  private final Duration patience;

  /**
   * Threads of their own, and few: who asks for a name keeps its thread as long as the system asks,
   * be it that nobody waits any more, and would keep it from all who sign in.
   */
  private final ExecutorService asking =
      new ThreadPoolExecutor(
          0,
          MOST_ASKING,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

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
    try {
      Future<InetAddress[]> answer = asking.submit(() -> names.of(host));
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
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
