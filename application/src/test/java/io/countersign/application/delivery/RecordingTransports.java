package io.countersign.application.delivery;

import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Report;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** {@link Transports} that keep what they are given, and answer as a test says. */
public final class RecordingTransports implements Transports {

  private final List<LoadedTransport> loaded = new CopyOnWriteArrayList<>();
  private final List<Rendered> sent = new CopyOnWriteArrayList<>();

  /** One more, after the others, which carries all of these and takes everything. */
  public void load(String name, Channel... channels) {
    load(name, message -> new Sending.Accepted(Optional.of("ref-" + message.id())), channels);
  }

  /** One more, after the others, which answers as it is told. */
  public void load(String name, Function<Rendered, Sending> answers, Channel... channels) {
    loaded.add(new LoadedTransport(name, Set.of(channels), new Keeping(name, answers)));
  }

  /** They are all gone. */
  public void unload() {
    loaded.clear();
  }

  /** What was to be sent, in order. */
  public List<Rendered> sent() {
    return List.copyOf(sent);
  }

  @Override
  public List<LoadedTransport> carrying(Channel channel) {
    return loaded.stream().filter(one -> one.channels().contains(channel)).toList();
  }

  @Override
  public Optional<LoadedTransport> find(String name) {
    return loaded.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private final class Keeping implements Transport {

    private final String name;
    private final Function<Rendered, Sending> answers;

    Keeping(String name, Function<Rendered, Sending> answers) {
      this.name = name;
      this.answers = answers;
    }

    @Override
    public Sending send(Rendered message) {
      sent.add(message);
      return answers.apply(message);
    }

    /** From the provider if it says so: {@code <name> <reference> [<failure>]}. */
    @Override
    public Optional<Report> report(Callback callback) {
      List<String> words = List.of(callback.body().split(" ", -1));
      return words.getFirst().equals(name)
          ? Optional.of(
              new Report(
                  words.get(1), words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty()))
          : Optional.empty();
    }
  }
}
