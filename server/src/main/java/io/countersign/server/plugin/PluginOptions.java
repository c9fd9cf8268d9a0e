package io.countersign.server.plugin;

import io.countersign.domain.factor.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a plugin host works with.
 *
 * @param folder where the archives are; only read
 * @param unpacked where archives are unpacked, in a folder per process; made if it is missing
 * @param watch whether the folder is looked at again while the server runs
 * @param factors the settings of the factors, by type
 * @param transports the settings of the transports, by name; one that has none is not made
 * @param order which transports carry a channel, the first one first; all that can, in alphabetical
 *     order, for a channel that is not in it
 */
public record PluginOptions(
    Path folder,
    Path unpacked,
    boolean watch,
    Trust trust,
    Map<String, Map<String, String>> factors,
    Map<String, Map<String, String>> transports,
    Map<Channel, List<String>> order,
    GuardLimits limits) {

  /** Keeps copies. */
  public PluginOptions {
    factors = Map.copyOf(factors);
    transports = Map.copyOf(transports);
    order = Map.copyOf(order);
  }

  /** The usual: watched, trusting whoever can write to the folder, without any settings. */
  public static PluginOptions of(Path folder, Path unpacked) {
    return new PluginOptions(
        folder,
        unpacked,
        true,
        Trust.everybody(),
        Map.of(),
        Map.of(),
        Map.of(),
        GuardLimits.defaults());
  }

  /** Settings may be secret. */
  @Override
  public String toString() {
    return "PluginOptions(" + folder + ")";
  }
}
