/**
 * The plugin host: loads the factors that plugins bring, each in a world of its own, and keeps what
 * goes wrong in them away from the server. It is an isolation against accidents, not a sandbox: a
 * plugin is code that the operator trusts.
 */
@NullMarked
package io.countersign.server.plugin;

import org.jspecify.annotations.NullMarked;
