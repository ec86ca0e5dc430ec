package io.firstcome.http;

import java.util.List;

/// Refusals that many calls have in common, whatever they are about.
public interface ApiRefusals {

    List<Problem> of(ApiCall call);

}
