package dev.paperclick.alerts;

import dev.paperclick.applications.ListedApplication;
import dev.paperclick.clicks.Interests.Interest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook says of an application that was opened; described in {@code docs/webhooks.md}. */
final class AlertPayload {

    static final String TYPE = "application.first_interest";

    private AlertPayload() {}

    static String json(Interest interest, ListedApplication application) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("application_id", application.applicationId());
        data.put("candidate_id", application.candidateId());
        data.put("company", application.company());
        data.put("job_title", application.title());
        data.put("job_url", application.jobUrl());
        data.put("stage", application.stage());
        data.put("link", interest.function());
        data.put("document", interest.document());
        data.put("opened_at", interest.at().toString());
        data.put("suggestion", AlertWriter.suggestion(interest, application));
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("type", TYPE);
        payload.put("timestamp", interest.at().toString());
        payload.put("data", data);
        return JsonMapper.shared().writeValueAsString(payload);
    }
}
