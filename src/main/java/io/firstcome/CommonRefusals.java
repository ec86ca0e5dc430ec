package io.firstcome;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import io.firstcome.core.ApiCall;
import io.firstcome.core.ApiRefusals;
import io.firstcome.core.Problem;

/// What every call may be told: that something is away, and of bodies that they do not fit.
@Component
class CommonRefusals implements ApiRefusals {

    @Override
    public List<Problem> of(ApiCall call) {
        var all = new ArrayList<Problem>();
        all.add(ProblemAnswers.BAD_REQUEST);
        all.add(ProblemAnswers.NOT_ACCEPTABLE);
        if (!call.takes().isEmpty()) {
            all.add(ProblemAnswers.TOO_LARGE);
            all.add(ProblemAnswers.UNSUPPORTED);
        }
        all.add(ProblemAnswers.INTERNAL);
        all.add(ProblemAnswers.UNAVAILABLE);
        return all;
    }

}
