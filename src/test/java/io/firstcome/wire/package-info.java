/// Ways to a server that go wrong from outside.
@NullMarked
package io.firstcome.wire;

import org.jspecify.annotations.NullMarked;
