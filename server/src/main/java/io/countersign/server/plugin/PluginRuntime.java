package io.countersign.server.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pf4j.CompoundPluginLoader;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;

/**
 * PF4J, made strict: what it would log and go on with, throws. Each plugin has one of its own, so
 * that two versions of it can be there at once while one takes over from the other.
 */
final class PluginRuntime extends DefaultPluginManager {

  private final String archive;
  private @Nullable PluginRefused refusal;

  private PluginRuntime(String archive, Path at) {
    super(at);
    this.archive = archive;
  }

  /**
   * Starts a plugin.
   *
   * @param archive for the refusal
   * @param at an unpacked plugin, or a jar
   */
  static PluginRuntime start(String archive, Path at) throws PluginRefused {
    PluginRuntime runtime = new PluginRuntime(archive, at);
    try {
      PluginWrapper plugin = runtime.getPlugin(runtime.loadPlugin(at));
      if (runtime.startPlugin(plugin.getPluginId()) != PluginState.STARTED) {
        throw new PluginRuntimeException(plugin.getFailedException(), "does not start");
      }
      return runtime;
    } catch (RuntimeException e) { // not all that PF4J throws is its own
      runtime.stop();
      throw runtime.refusal != null
          ? runtime.refusal
          : PluginRefused.because(
              Reason.INVALID_DESCRIPTOR,
              archive,
              "is no plugin: " + Plain.text(String.valueOf(e.getMessage()), 300));
    }
  }

  /** Its only plugin. */
  PluginWrapper plugin() {
    return getPlugins().getFirst();
  }

  /** Closes the class loader of its plugin. */
  void stop() {
    getPlugins().forEach(plugin -> unloadPlugin(plugin.getPluginId()));
  }

  @Override
  protected PluginWrapper loadPluginFromPath(Path archive) {
    @Nullable PluginWrapper plugin = super.loadPluginFromPath(archive);
    if (plugin == null) {
      throw new PluginRuntimeException("it cannot be opened");
    }
    return plugin;
  }

  /** Before PF4J looks for what the plugin depends on. */
  @Override
  protected void validatePluginDescriptor(PluginDescriptor descriptor) {
    super.validatePluginDescriptor(descriptor);
    try {
      Descriptors.check(archive, descriptor, getVersionManager());
    } catch (PluginRefused why) {
      refusal = why;
      throw new PluginRuntimeException(why);
    }
  }

  /** The life cycle is the host's; a plugin never sees PF4J. */
  @Override
  protected PluginFactory createPluginFactory() {
    return plugin -> new Plugin();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new CompoundPluginLoader()
        .add(
            new JarPluginLoader(this) {
              @Override
              protected PluginClassLoader createPluginClassLoader(Path at, PluginDescriptor of) {
                return new PluginWorld(PluginRuntime.this, of);
              }
            })
        .add(
            new DefaultPluginLoader(this) {
              @Override
              protected PluginClassLoader createPluginClassLoader(Path at, PluginDescriptor of) {
                return new PluginWorld(PluginRuntime.this, of);
              }
            });
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        throw new UnsupportedOperationException("a plugin is removed, not disabled");
      }

      @Override
      public void enablePlugin(String pluginId) {}
    };
  }
}
