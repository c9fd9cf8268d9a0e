/** What whoever runs the server needs: logs, metrics, health, chores in the background. */
@NullMarked
package io.countersign.server.operations;

import org.jspecify.annotations.NullMarked;
