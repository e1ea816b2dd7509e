"""Channels of lawadmin: mail, signed webhooks, and the robots of DingTalk, WeCom and Feishu."""
