/** Replays: what a policy would have asked of those who signed in lately. */
@NullMarked
package io.countersign.application.replay;

import org.jspecify.annotations.NullMarked;
