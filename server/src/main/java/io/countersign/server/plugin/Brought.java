package io.countersign.server.plugin;

import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/** What an archive brings: its providers, which have said what they are. */
record Brought(Optional<OfFactor> factor, List<OfTransport> transports) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  record OfFactor(FactorProvider provider, FactorType type, FactorTraits traits) {}

  record OfTransport(TransportProvider provider, String name, Set<Channel> channels) {}

  /**
   * Runs plugin code.
   *
   * @throws PluginRefused if there is nothing, or too much
   */
  static Brought by(String archive, ClassLoader plugin) throws PluginRefused {
    List<FactorProvider> factors = found(FactorProvider.class, plugin);
    List<TransportProvider> carriers = found(TransportProvider.class, plugin);
    if (factors.isEmpty() && carriers.isEmpty()) {
      throw wrong(
          archive,
          "brings neither a factor nor a transport: it names no provider in META-INF/services");
    }
    if (factors.size() > 1) {
      throw wrong(archive, "brings " + factors.size() + " factors, and may bring one");
    }
    List<OfTransport> transports = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TransportProvider provider : carriers) {
      OfTransport transport = transport(archive, provider);
      if (!names.add(transport.name())) {
        throw wrong(archive, "brings the transport " + transport.name() + " twice");
      }
      transports.add(transport);
    }
    return new Brought(factors.stream().findFirst().map(Brought::factor), transports);
  }

  private static <T> List<T> found(Class<T> provider, ClassLoader plugin) {
    return ServiceLoader.load(provider, plugin).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static OfFactor factor(FactorProvider provider) {
    return new OfFactor(
        provider,
        Objects.requireNonNull(provider.type(), "its type is null"),
        Objects.requireNonNull(provider.traits(), "its traits are null"));
  }

  private static OfTransport transport(String archive, TransportProvider provider)
      throws PluginRefused {
    String name = Objects.requireNonNull(provider.name(), "its name is null");
    Set<Channel> channels = Set.copyOf(provider.channels());
    if (!NAME.matcher(name).matches() || channels.isEmpty()) {
      throw wrong(
          archive,
          "brings a transport that carries nothing or whose name does not match " + NAME.pattern());
    }
    return new OfTransport(provider, name, channels);
  }

  /** All names that nobody else may have. */
  Claims claims(String id) {
    Set<FactorType> types = new HashSet<>();
    factor.ifPresent(one -> {
      types.add(one.type());
      types.addAll(one.traits().variants());
    });
    Set<String> names = new HashSet<>();
    transports.forEach(one -> names.add(one.name()));
    return new Claims(id, types, names);
  }

  private static PluginRefused wrong(String archive, String problem) {
    return PluginRefused.because(Reason.WRONG_CONTENT, archive, problem);
  }
}
