package io.firstcome.http;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

/// How any call may be refused: a store is away, the body or its type is not acceptable.
@Component
class CommonRefusals implements ApiRefusals {

    @Override
    public List<Problem> of(ApiCall call) {
        var all = new ArrayList<Problem>();
        all.add(ProblemResponses.BAD_REQUEST);
        if (call.negotiated()) {
            all.add(ProblemResponses.NOT_ACCEPTABLE);
        }
        all.add(ProblemResponses.TOO_LARGE);
        if (!call.takes().isEmpty()) {
            all.add(ProblemResponses.UNSUPPORTED);
        }
        all.add(ProblemResponses.INTERNAL);
        all.add(ProblemResponses.UNAVAILABLE);
        return all;
    }

}
