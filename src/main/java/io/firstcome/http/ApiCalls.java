package io.firstcome.http;

import java.util.List;

/// The calls that a room answers.
public interface ApiCalls {

    List<ApiCall> calls();

}
