package io.countersign.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket below a connection, however many layers are above it, so that it can be cut:
 * angus-mail holds a lock while it waits for the server, and so cannot be told to stop.
 */
final class Line {

  private @Nullable Socket socket;
  private boolean cut;

  /** Ends whatever waits on it, at once and for good. */
  void cut() {
    Socket open;
    synchronized (this) {
      cut = true;
      open = socket;
    }
    if (open != null) {
      close(open);
    }
  }

  private Socket take(Socket fresh) {
    boolean late;
    synchronized (this) {
      late = cut;
      socket = fresh;
    }
    if (late) {
      close(fresh);
    }
    return fresh;
  }

  private static void close(Socket open) {
    try {
      open.close();
    } catch (IOException e) {
      // It is of no more use, closed or not.
    }
  }

  /** For connections that begin in the clear. */
  SocketFactory plain() {
    return new Plain();
  }

  /** For connections that begin with TLS. */
  SSLSocketFactory secured(SSLSocketFactory tls) {
    return new Secured(tls);
  }

  private final class Plain extends SocketFactory {

    @Override
    public Socket createSocket() {
      return take(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return take(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return take(new Socket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return take(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return take(new Socket(host, port, from, fromPort));
    }
  }

  private final class Secured extends SSLSocketFactory {

    private final SSLSocketFactory tls;

    private Secured(SSLSocketFactory tls) {
      this.tls = tls;
    }

    /** The one that angus-mail calls, with a socket that it has connected. */
    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose)
        throws IOException {
      return tls.createSocket(take(below), host, port, autoClose);
    }

    @Override
    public Socket createSocket(Socket below, InputStream consumed, boolean autoClose)
        throws IOException {
      return tls.createSocket(take(below), consumed, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return take(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return take(tls.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return take(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return take(tls.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }
  }
}
