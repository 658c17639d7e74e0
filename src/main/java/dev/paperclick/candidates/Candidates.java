package dev.paperclick.candidates;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The candidates in the store; sole writer of {@code user_candidate_info}. */
@Component
public class Candidates {

    private static final String COLUMNS = """
            select user_id, full_name, email, phone, calendly_url, linkedin_url, portfolio_url,
                   base_redirect_url, resume::text as resume, source_sha256
              from user_candidate_info
            """;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the candidate, or replaces everything known of the one with this id. */
    public void save(Candidate candidate) {
        jdbc.sql("""
                        insert into user_candidate_info (user_id, full_name, email, phone, calendly_url, linkedin_url,
                                                         portfolio_url, base_redirect_url, resume, source_sha256)
                        values (:userId, :fullName, :email, :phone, :calendlyUrl, :linkedinUrl,
                                :portfolioUrl, :baseRedirectUrl, :resume::jsonb, :sourceSha256)
                            on conflict (user_id) do update
                           set full_name         = excluded.full_name,
                               email             = excluded.email,
                               phone             = excluded.phone,
                               calendly_url      = excluded.calendly_url,
                               linkedin_url      = excluded.linkedin_url,
                               portfolio_url     = excluded.portfolio_url,
                               base_redirect_url = excluded.base_redirect_url,
                               resume            = excluded.resume,
                               source_sha256     = excluded.source_sha256
                        """)
                .param("userId", candidate.userId())
                .param("fullName", candidate.fullName())
                .param("email", candidate.email())
                .param("phone", candidate.phone())
                .param("calendlyUrl", candidate.calendlyUrl())
                .param("linkedinUrl", candidate.linkedinUrl())
                .param("portfolioUrl", candidate.portfolioUrl())
                .param("baseRedirectUrl", candidate.baseRedirectUrl())
                .param("resume", candidate.resume().toString())
                .param("sourceSha256", candidate.sourceSha256())
                .update();
    }

    /** The candidate with this id. */
    public Optional<Candidate> find(String userId) {
        return jdbc.sql(COLUMNS + " where user_id = :userId")
                .param("userId", userId)
                .query(CandidateRow.class)
                .optional()
                .map(CandidateRow::toCandidate);
    }

    /** All candidates by id. */
    public List<Candidate> all() {
        return jdbc.sql(COLUMNS + " order by user_id").query(CandidateRow.class).stream()
                .map(CandidateRow::toCandidate)
                .toList();
    }

    private record CandidateRow(
            String userId,
            String fullName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String calendlyUrl,
            @Nullable String linkedinUrl,
            @Nullable String portfolioUrl,
            @Nullable String baseRedirectUrl,
            String resume,
            @Nullable String sourceSha256) {

        Candidate toCandidate() {
            return new Candidate(
                    userId,
                    fullName,
                    email,
                    phone,
                    calendlyUrl,
                    linkedinUrl,
                    portfolioUrl,
                    baseRedirectUrl,
                    (ObjectNode) MAPPER.readTree(resume),
                    sourceSha256);
        }
    }
}
