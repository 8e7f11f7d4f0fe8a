package dev.souk.sample.sample;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.outbox.Outbox;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.sample.sample.SampleEvent.SampleClosed;
import dev.souk.sample.sample.SampleEvent.SampleCreated;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reads, adds and closes samples. A change and its event are one transaction, which the caller begins. */
@Service
class SampleService {

    private final SampleRepository samples;
    private final Outbox outbox;
    private final IdGenerator ids;

    SampleService(SampleRepository samples, Outbox outbox, IdGenerator ids) {
        this.samples = samples;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** The sample; 404 if there is none. */
    Sample get(UUID id) {
        return samples.find(id).orElseThrow(Problems::notFound);
    }

    Page<Sample> of(UUID userId, PageRequest page) {
        return Page.of(samples.of(userId, page), page, Sample::id);
    }

    /** Adds a sample; 409 if the account is closed. */
    Sample add(UUID userId, String name) {
        if (!samples.lockOwner(userId)) {
            throw Problems.ACCOUNT_CLOSED.with("Nothing can be added to it.");
        }
        var sample = new Sample(ids.next(), userId, name, SampleStatus.OPEN);
        samples.insert(sample);
        outbox.append(new SampleCreated(sample.id(), userId).toOutbound());
        return sample;
    }

    /** Closes what the user of a closed account has; again, it changes nothing. */
    void closeAll(UUID userId) {
        samples.closeOwner(userId);
        samples.closeAll(userId).forEach(id -> outbox.append(new SampleClosed(id, userId).toOutbound()));
    }
}
