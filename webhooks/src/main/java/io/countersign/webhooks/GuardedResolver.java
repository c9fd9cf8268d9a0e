package io.countersign.webhooks;

import io.countersign.domain.tenant.TenantId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
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

  /** At once. */
  private static final int MOST_ASKING = 256;

  /** Names that nobody answers for are a nuisance to the tenant whose webhooks have them. */
  private static final int MOST_OF_TENANT = 32;

  /** Whose webhook somebody connects to. */
  private static final ScopedValue<TenantId> TENANT = ScopedValue.newInstance();

  /** Names by addresses. */
  interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final Names names;
  private final AddressGuard guard;
  private final Duration patience;

  /** One question for each name, however many want to know. */
  private final Map<String, Question> asked = new ConcurrentHashMap<>();

  private final Shares shares = new Shares(MOST_OF_TENANT);

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
      return ask(host).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | CancellationException e) {
      throw new NoRoom(host);
    } catch (ExecutionException | TimeoutException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e);
      throw unknown;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  private Future<InetAddress[]> ask(String host) {
    Question waiting = asked.get(host);
    if (waiting != null) {
      return waiting;
    }
    TenantId tenant = TENANT.orElse(TenantId.DEFAULT);
    if (!shares.take(tenant)) {
      throw new RejectedExecutionException(host);
    }
    Question question = new Question(host, tenant);
    Question before = asked.putIfAbsent(host, question);
    if (before != null) {
      boolean _ = question.cancel(false);
      return before;
    }
    try {
      asking.execute(question);
    } catch (RejectedExecutionException e) {
      // Also for those who wait for this one.
      boolean _ = question.cancel(false);
      throw e;
    }
    return question;
  }

  /** Counts for its tenant until the system has answered, be it that nobody waits any more. */
  private final class Question extends FutureTask<InetAddress[]> {

    private final String host;
    private final TenantId tenant;

    Question(String host, TenantId tenant) {
      super(() -> names.of(host));
      this.host = host;
      this.tenant = tenant;
    }

    @Override
    protected void done() {
      boolean _ = asked.remove(host, this);
      shares.giveBack(tenant);
    }
  }

  /**
   * Does what connects to a webhook of a tenant.
   *
   * @throws X if that does
   */
  static <T, X extends Throwable> T connecting(TenantId tenant, ScopedValue.CallableOp<T, X> work)
      throws X {
    return ScopedValue.where(TENANT, tenant).call(work);
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
